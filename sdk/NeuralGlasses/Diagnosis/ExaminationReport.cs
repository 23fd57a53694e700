using System.Text.Json;

namespace NeuralGlasses.Diagnosis;

/// <summary>Everything that an examination of a wristband brought to light.</summary>
public sealed record ExaminationReport
{
    /// <summary>Whether a wristband connected at all.</summary>
    public required bool IsFound { get; init; }

    /// <summary>How long the examination took, in seconds.</summary>
    public required double DurationS { get; init; }

    /// <summary>One sentence on why the examination ended before its end; null if it did not.</summary>
    public string? Interruption { get; init; }

    /// <summary>Who the band says it is.</summary>
    public BandIdentity Identity { get; init; } = new(null, null, null, null);

    /// <summary>The versions that it states; null if it did not.</summary>
    public BandVersions? Versions { get; init; }

    /// <summary>Its condition; null if it did not tell it.</summary>
    public ConditionReading? Condition { get; init; }

    /// <summary>Its settings; null if it was not asked.</summary>
    public SettingsReading? Settings { get; init; }

    /// <summary>The fault that stopped it, one of <see cref="Contract.FaultCode"/>.</summary>
    public int StoppedBy { get; init; }

    /// <summary>Its fault log, the newest line first; null if it was not read.</summary>
    public IReadOnlyList<FaultLine>? FaultLog { get; init; }

    /// <summary>Its counters; null if it was not asked.</summary>
    public DiagnosticsReading? Diagnostics { get; init; }

    /// <summary>Its electrode pairs, in order; empty if they were not measured.</summary>
    public IReadOnlyList<PairReading> Pairs { get; init; } = [];

    /// <summary>Whether it refused to measure contact, impedance or noise.</summary>
    public bool RefusedToMeasure { get; init; }

    /// <summary>What was seen of its stream; null if none began.</summary>
    public StreamReading? Stream { get; init; }

    /// <summary>What was found, by subject.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The worst finding's severity.</summary>
    public FindingSeverity Worst => Findings.Count > 0 ? Findings.Max(f => f.Severity) : FindingSeverity.Ok;

    /// <summary>Exit code of a program that examines: 0 if the band can be used, 1 if something is wrong with it or could not be examined, 2 if there is none.</summary>
    public int ExitCode => !IsFound ? 2 : Worst == FindingSeverity.Wrong ? 1 : 0;

    /// <summary>The verdict in one sentence.</summary>
    public string Summary
    {
        get
        {
            int wrong = Findings.Count(f => f.Severity == FindingSeverity.Wrong && f.Subject != Judgement.Examination);
            int warnings = Findings.Count(f => f.Severity == FindingSeverity.Warning);
            string also = warnings > 0 ? $" and {Count(warnings, "warning")}" : "";
            if (!IsFound)
                return "No wristband was found.";
            if (Interruption is not null && StoppedBy == Contract.FaultCode.None)
                return $"Not examined to the end: {(wrong > 0 ? $"{Count(wrong, "thing")} wrong" : "nothing wrong")}{also} so far.";
            if (wrong > 0)
                return $"Not healthy: {Count(wrong, "thing")} wrong{also}.";
            return warnings > 0 ? $"Usable, with {Count(warnings, "warning")}." : "Healthy.";
        }
    }

    /// <summary>The report as JSON, with the fields of this record in camel case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ExaminationJson.Default.ExaminationReport);

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
