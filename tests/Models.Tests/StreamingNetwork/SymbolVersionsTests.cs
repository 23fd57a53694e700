using System.Buffers.Binary;
using NeuralGlasses.StreamingNetwork;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class SymbolVersionsTests
{
    private const int NeededAt = 64;
    private const int NamesAt = 144;
    private const int SectionsAt = 176;
    private const int SectionSize = 64;

    [Fact]
    public void Only_the_named_version_becomes_weak_and_only_once()
    {
        var library = Library();
        var before = (byte[])library.Clone();

        Assert.Equal(1, SymbolVersions.Weaken(library, "NEW_2"));
        Assert.Equal(0, SymbolVersions.Weaken(library, "NEW_2"));

        // The second version of the second library: behind 32 + 16 + 16 bytes; its fifth byte holds the flags.
        before[NeededAt + 64 + 4] = 2;
        Assert.Equal(before, library);
    }

    [Fact]
    public void A_version_that_is_only_the_beginning_of_another_stays()
    {
        Assert.Equal(0, SymbolVersions.Weaken(Library(), "NEW"));
    }

    [Fact]
    public void Bytes_that_are_no_library_or_cut_short_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(new byte[200], "NEW_2"));
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken("\u007fELF\u0002\u0001"u8.ToArray(), "NEW_2"));
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(Library().AsSpan()[..^40], "NEW_2"));
        var damaged = Library();
        damaged.AsSpan(NeededAt + 32 + 12, 4).Fill(0xff);
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(damaged, "NEW_2"));
    }

    /// <summary>An ELF library of one section of needed versions (OLD_1 of one library, NEW_1 and NEW_2 of another) and their names.</summary>
    private static byte[] Library()
    {
        var bytes = new byte[SectionsAt + 3 * SectionSize];
        "\u007fELF\u0002\u0001"u8.CopyTo(bytes);
        Write(bytes, 0x28, SectionsAt);
        Write(bytes, 0x3a, SectionSize | 3 << 16);
        Needed(bytes, NeededAt, count: 1, next: 32);
        Version(bytes, NeededAt + 16, name: 1, next: 0);
        Needed(bytes, NeededAt + 32, count: 2, next: 0);
        Version(bytes, NeededAt + 48, name: 7, next: 16);
        Version(bytes, NeededAt + 64, name: 13, next: 0);
        "\0OLD_1\0NEW_1\0NEW_2\0"u8.CopyTo(bytes.AsSpan(NamesAt));
        Section(bytes, index: 1, type: 0x6ffffffe, NeededAt, namesSection: 2);
        Section(bytes, index: 2, type: 3, NamesAt, namesSection: 0);
        return bytes;
    }

    private static void Needed(byte[] bytes, int at, int count, int next)
    {
        Write(bytes, at, 1 | count << 16);
        Write(bytes, at + 8, 16);
        Write(bytes, at + 12, next);
    }

    private static void Version(byte[] bytes, int at, int name, int next)
    {
        Write(bytes, at + 8, name);
        Write(bytes, at + 12, next);
    }

    private static void Section(byte[] bytes, int index, int type, int at, int namesSection)
    {
        var section = SectionsAt + index * SectionSize;
        Write(bytes, section + 4, type);
        Write(bytes, section + 0x18, at);
        Write(bytes, section + 0x28, namesSection);
    }

    private static void Write(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
