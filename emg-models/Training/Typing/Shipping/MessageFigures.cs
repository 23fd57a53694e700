namespace NeuralGlasses.Training.Typing.Shipping;

/// <summary>What a model makes of one sentence.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="WordPerplexity">Perplexity a word.</param>
/// <param name="BitsPerLetter">Bits a letter or space.</param>
public sealed record MessageFigures(string Text, double WordPerplexity, double BitsPerLetter);
