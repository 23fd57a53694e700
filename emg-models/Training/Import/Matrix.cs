namespace NeuralGlasses.Training.Import;

/// <summary>Numbers of a file, [row, column], with the names of the columns.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">Name of each column; its number where the file names none.</param>
/// <param name="Values">Values, [row, column].</param>
internal sealed record Matrix(string Path, IReadOnlyList<string> Columns, double[,] Values);
