using System.Runtime.InteropServices;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Taps;

/// <summary>Keeps what a network sees of simulated typing, so that a training begins at once where another one has simulated the same people.</summary>
internal static class TapSessionFile
{
    // Rises when simulation or filters change.
    private const int Version = 1;

    public static void Write(string path, TapSession session)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(session.Keys.Length);
        writer.Write(session.Frames.Length);
        writer.Write(MemoryMarshal.AsBytes(session.Keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(session.Seconds.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(session.Frames.AsSpan()));
        writer.Flush();
        WholeFile.Write(path, stream.ToArray());
    }

    /// <summary>The session of a file, or null where there is none of this version.</summary>
    public static TapSession? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        using var reader = new BinaryReader(File.OpenRead(path));
        if (reader.ReadInt32() != Version)
            return null;
        var (keys, frames) = (reader.ReadInt32(), reader.ReadInt32());
        var session = new TapSession(new Half[frames], new int[keys], new float[keys]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(session.Keys.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(session.Seconds.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(session.Frames.AsSpan()));
        return session;
    }
}
