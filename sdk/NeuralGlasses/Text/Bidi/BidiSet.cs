namespace NeuralGlasses.Text.Bidi;

/// <summary>Sets of bidirectional types that the rules name, one bit for each.</summary>
internal static class BidiSet
{
    /// <summary>What begins an isolate (BD8).</summary>
    internal const uint Initiators = (1u << (int)BidiClass.LRI) | (1u << (int)BidiClass.RLI) | (1u << (int)BidiClass.FSI);

    /// <summary>What begins or ends an isolate.</summary>
    internal const uint Isolates = Initiators | (1u << (int)BidiClass.PDI);

    /// <summary>What begins an embedding or an override.</summary>
    internal const uint Embeddings =
        (1u << (int)BidiClass.LRE) | (1u << (int)BidiClass.LRO) | (1u << (int)BidiClass.RLE) | (1u << (int)BidiClass.RLO);

    /// <summary>What rule X9 takes out, and the second units of characters.</summary>
    internal const uint Removed = Embeddings | (1u << (int)BidiClass.PDF) | (1u << (int)BidiClass.BN) | (1u << (int)BidiClass.Second);

    /// <summary>The types NI of the rules N0 to N2.</summary>
    internal const uint Neutrals = Isolates | (1u << (int)BidiClass.B) | (1u << (int)BidiClass.S) | (1u << (int)BidiClass.WS) | (1u << (int)BidiClass.ON);

    /// <summary>What rule L1 sets back at the end of a line: blanks, isolates, and what is not seen.</summary>
    internal const uint Blanks = Isolates | (1u << (int)BidiClass.WS) | (Removed & ~(1u << (int)BidiClass.Second));

    /// <summary>Without any of these a text that begins on the left has a single level.</summary>
    internal const uint Turning =
        Initiators | Embeddings | (1u << (int)BidiClass.R) | (1u << (int)BidiClass.AL) | (1u << (int)BidiClass.AN);

    internal static bool Has(this uint set, BidiClass type) => ((set >> (int)type) & 1) != 0;
}
