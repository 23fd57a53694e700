namespace NeuralGlasses.Training.Shipping;

/// <summary>Balanced accuracy under one protocol.</summary>
/// <param name="Command">The command that measures it.</param>
/// <param name="Known">What was known of a test person, in words.</param>
/// <param name="Mean200">Mean over people from one window of 200 ms, 0 to 1.</param>
/// <param name="Worst200">Lowest of the people.</param>
/// <param name="Mean600">Mean over people with 600 ms of context.</param>
/// <param name="Worst600">Lowest of the people.</param>
/// <param name="Labels">Labels of rows and columns of <paramref name="Confusion600"/>.</param>
/// <param name="Confusion600">Share of each label's frames taken for each label, mean over people, [truth][answer].</param>
public sealed record AccuracyFigures(
    string Command,
    string Known,
    double Mean200,
    double Worst200,
    double Mean600,
    double Worst600,
    IReadOnlyList<string> Labels,
    IReadOnlyList<IReadOnlyList<double>> Confusion600);
