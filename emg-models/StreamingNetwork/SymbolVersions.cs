using System.Buffers.Binary;
using System.Text;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>The versions of other libraries that a 64-bit little-endian ELF library asks for (LSB Core 5.0, section 10.7, Symbol Versioning).</summary>
public static class SymbolVersions
{
    private const uint NeededVersionsSection = 0x6ffffffe;
    private const byte WeakFlag = 2;

    /// <summary>
    /// Marks a needed version as weak in place: the dynamic loader then warns where the version is absent instead of
    /// refusing the library. Only right for a version of which no symbol is ever used.
    /// </summary>
    /// <param name="library">The bytes of the library.</param>
    /// <param name="version">The version, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many entries were changed.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such library or are cut short.</exception>
    public static int Weaken(Span<byte> library, string version)
    {
        try
        {
            if (!library.StartsWith("\u007fELF\u0002\u0001"u8))
                throw new InvalidDataException("The bytes are no 64-bit little-endian ELF library.");
            var sections = Offset(library, 0x28);
            var sectionSize = Short(library, 0x3a);
            var sectionCount = Short(library, 0x3c);
            var changed = 0;
            for (var i = 0; i < sectionCount; i++)
            {
                var section = sections + i * sectionSize;
                if (Type(library, section + 4) != NeededVersionsSection)
                    continue;
                var nameSection = sections + Word(library, section + 0x28) * sectionSize;
                changed += WeakenSection(library, Offset(library, section + 0x18), Offset(library, nameSection + 0x18), Encoding.ASCII.GetBytes(version + '\0'));
            }

            return changed;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The ELF library is cut short or damaged; fetch its package again.", error);
        }
    }

    // A needed library (verneed) leads to its versions (vernaux) and to the next library; each step is relative, 0 ends.
    private static int WeakenSection(Span<byte> bytes, int library, int names, ReadOnlySpan<byte> version)
    {
        var changed = 0;
        while (true)
        {
            var count = Short(bytes, library + 2);
            var entry = library + Word(bytes, library + 8);
            for (var i = 0; i < count; i++)
            {
                if (bytes[(names + Word(bytes, entry + 8))..].StartsWith(version) && (bytes[entry + 4] & WeakFlag) == 0)
                {
                    bytes[entry + 4] |= WeakFlag;
                    changed++;
                }

                entry += Word(bytes, entry + 12);
            }

            var next = Word(bytes, library + 12);
            if (next == 0)
                return changed;
            library += next;
        }
    }

    private static int Offset(ReadOnlySpan<byte> bytes, int at) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));

    private static uint Type(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static int Word(ReadOnlySpan<byte> bytes, int at) => checked((int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]));

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
