namespace NeuralGlasses.Training.Learning;

/// <summary>All steps and prompts of one person.</summary>
/// <param name="Subject">Identifier in the data set.</param>
/// <param name="Steps">Steps in time order.</param>
/// <param name="Blocks">Prompted blocks in time order.</param>
public sealed record PersonSteps(string Subject, IReadOnlyList<RecordedStep> Steps, IReadOnlyList<PromptedBlock> Blocks);
