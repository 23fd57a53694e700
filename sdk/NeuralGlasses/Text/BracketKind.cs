namespace NeuralGlasses.Text;

/// <summary>Whether a character is one of a pair of brackets (Bidi_Paired_Bracket_Type); the numbers are those in the table of properties.</summary>
internal enum BracketKind : byte
{
    None,
    Opening,
    Closing,
}
