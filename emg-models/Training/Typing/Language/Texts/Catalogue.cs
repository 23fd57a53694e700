using System.Buffers.Binary;
using System.Text;

namespace NeuralGlasses.Training.Typing.Language.Texts;

/// <summary>Reads a compiled catalogue of messages (GNU gettext manual, section "The Format of GNU MO Files").</summary>
internal static class Catalogue
{
    private const uint Magic = 0x950412de;

    public static IEnumerable<(string Original, string Translation)> Read(byte[] file)
    {
        if (file.Length < 20 || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
            yield break;
        var count = Number(8);
        for (var at = 0; at < count; at++)
        {
            var original = Text(Number(12) + 8 * at);
            var translation = Text(Number(16) + 8 * at);
            // A context stands before its message, and plural forms after it.
            original = original[(original.IndexOf('\x04', StringComparison.Ordinal) + 1)..];
            if (original.Length > 0)
                yield return (original.Split('\0')[0], translation.Split('\0')[0]);
        }

        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        string Text(int at) => Encoding.UTF8.GetString(file, Number(at + 4), Number(at));
    }
}
