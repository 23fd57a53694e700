namespace NeuralGlasses.Calibration.Session;

/// <summary>Whether a calibration recording can be relied on, and what to do if not.</summary>
/// <param name="Findings">What is wrong, the gravest first; empty when all is well.</param>
/// <param name="Separability">
/// For each gesture the share of its frames that are told right by what the session's other half says of it, 0 to 1.
/// </param>
public sealed record CalibrationReport(IReadOnlyList<CalibrationFinding> Findings, IReadOnlyDictionary<string, double> Separability)
{
    /// <summary>Whether a model may be adapted from the recording.</summary>
    public bool IsUsable => Findings.Count == 0;

    /// <summary>Gestures to repeat, each once.</summary>
    public IReadOnlyList<string> GesturesToRepeat => [.. Findings.SelectMany(finding => finding.Gestures).Distinct()];
}
