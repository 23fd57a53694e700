namespace NeuralGlasses.Consent;

/// <summary>One line of the consent log as it was read.</summary>
/// <param name="Sequence">Its number, from 1 on, over all files.</param>
/// <param name="Wall">Time of day at which it was written, with its offset.</param>
/// <param name="Entry">What it tells.</param>
/// <param name="Hash">Its hash, as 64 hexadecimal digits.</param>
public sealed record ConsentLine(long Sequence, DateTimeOffset Wall, ConsentEntry Entry, string Hash);
