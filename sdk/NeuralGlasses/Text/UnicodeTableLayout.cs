namespace NeuralGlasses.Text;

/// <summary>
/// How the table of properties is written, for who reads it and who makes it: the mark; two counts, of kinds and of brackets; for each kind
/// its types; for each bracket itself and its pair; for each block of code points its number; for each code point of a block its kind.
/// Numbers are little-endian.
/// </summary>
internal static class UnicodeTableLayout
{
    /// <summary>Bits of a code point that tell its place in a block.</summary>
    internal const int BlockBits = 7;

    /// <summary>Number of blocks of code points.</summary>
    internal const int BlockCount = 0x110000 >> BlockBits;

    /// <summary>Bits of a kind's first byte that are its bidirectional type; those above are its <see cref="BracketKind"/>. Its second byte is its line breaking class.</summary>
    internal const int BidiBits = 5;

    /// <summary>The first bytes: four letters, and the version of the Unicode data.</summary>
    internal static ReadOnlySpan<byte> Mark => [(byte)'N', (byte)'G', (byte)'U', (byte)'C', 15, 0, 0, 0];
}
