namespace NeuralGlasses.Consent;

/// <summary>What a check of the consent log found.</summary>
/// <param name="Sentence">The first line that does not fit, in one sentence; empty if all do.</param>
/// <param name="Lines">Lines that fit, up to the first that does not.</param>
/// <param name="FirstSequence">Number of the first line that is there; larger than 1 where old files were removed; 0 for an empty log.</param>
/// <param name="HeadHash">Hash of the last line that fits, as 64 hexadecimal digits.</param>
public sealed record ConsentLogFinding(string Sentence, long Lines, long FirstSequence, string HeadHash)
{
    /// <summary>Whether every line fits to the one before.</summary>
    public bool IsWhole => Sentence.Length == 0;
}
