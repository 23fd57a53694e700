namespace NeuralGlasses.Simulator.Reports;

/// <summary>A file that the run wrote.</summary>
/// <param name="AtS">Simulated time, in seconds.</param>
/// <param name="File">Path relative to the report.</param>
public sealed record ArtefactReport(double AtS, string File);
