namespace NeuralGlasses.Typing.Composing;

/// <summary>What a wearer sees or hears of a text that is being written.</summary>
/// <param name="Text">The whole words so far.</param>
/// <param name="Current">The word that is being typed, as it is read now; empty between words.</param>
/// <param name="Confidence">How likely this reading is, 0 to 1.</param>
/// <param name="Suggestion">The word that the accepting key takes; empty where there is none.</param>
/// <param name="Layer">What the letter keys mean.</param>
/// <param name="Keys">What each letter key stands for.</param>
/// <param name="Choices">The word that each letter key takes when it is held, as far as there is one; the last key has none.</param>
/// <param name="IsPaused">Whether nothing is typed until the accepting key is held.</param>
public sealed record ComposerView(string Text, string Current, float Confidence, string Suggestion, ComposerLayer Layer, IReadOnlyList<string> Keys, IReadOnlyList<string> Choices, bool IsPaused);
