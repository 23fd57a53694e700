namespace NeuralGlasses.Training.Reports;

/// <summary>Shares as reports write them.</summary>
internal static class ReportNumber
{
    /// <summary>Rounds to a millionth: finer than any set can tell apart, and the same on every machine.</summary>
    public static double Of(double share) => Math.Round(share, 6);
}
