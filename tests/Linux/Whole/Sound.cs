using System.Runtime.InteropServices;

namespace NeuralGlasses.Linux.Whole;

/// <summary>What a recorder on the other end of the sound card heard.</summary>
internal static class Sound
{
    /// <summary>The loudest sample so far.</summary>
    public static int Loudest(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length / 2 * 2];
        stream.ReadExactly(bytes);
        var loudest = 0;
        foreach (var sample in MemoryMarshal.Cast<byte, short>(bytes))
            loudest = Math.Max(loudest, Math.Abs((int)sample));
        return loudest;
    }
}
