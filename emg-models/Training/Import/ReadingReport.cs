namespace NeuralGlasses.Training.Import;

/// <summary>Where the reading of a file tells how it goes.</summary>
/// <param name="Note">Takes a sentence on something that was left out or assumed.</param>
/// <param name="Progress">Takes the share that is done, 0 to 1.</param>
internal sealed record ReadingReport(Action<string> Note, Action<double> Progress);
