namespace NeuralGlasses.Simulator.Reports;

/// <summary>A video that the glasses kept.</summary>
/// <param name="AtS">Simulated time at which its file was begun, in seconds.</param>
/// <param name="File">Path relative to the report.</param>
/// <param name="DurationS">How long it is, in seconds.</param>
/// <param name="Frames">Pictures in it.</param>
/// <param name="Bytes">Bytes of the file.</param>
public sealed record VideoReport(double AtS, string File, double DurationS, int Frames, long Bytes);
