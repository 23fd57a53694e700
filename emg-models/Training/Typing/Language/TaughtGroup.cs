namespace NeuralGlasses.Training.Typing.Language;

/// <summary>A group of texts and its sentences that teach.</summary>
/// <param name="Group">The group.</param>
/// <param name="Sentences">Its sentences, without those held out.</param>
public sealed record TaughtGroup(TextGroup Group, IReadOnlyList<string[]> Sentences);
