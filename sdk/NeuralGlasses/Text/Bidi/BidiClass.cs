namespace NeuralGlasses.Text.Bidi;

/// <summary>The bidirectional character types, by their names in UAX #9, table 4; the numbers are those in the table of properties.</summary>
internal enum BidiClass : byte
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    B,
    S,
    WS,
    ON,
    LRE,
    LRO,
    RLE,
    RLO,
    PDF,
    LRI,
    RLI,
    FSI,
    PDI,

    /// <summary>Not of the annex: the second UTF-16 unit of a character, which goes where the first goes.</summary>
    Second,
}
