namespace NeuralGlasses.Training.Import.Timed;

/// <summary>What a person was asked to do or did.</summary>
/// <param name="Name">The label.</param>
/// <param name="StartSeconds">When it began, on the clock of the samples.</param>
/// <param name="EndSeconds">When it ended, on the same clock; null where nobody noted it.</param>
internal readonly record struct TimedPrompt(string Name, double StartSeconds, double? EndSeconds);
