using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>Collects findings. A subject about which nothing bad was said is said to be in order.</summary>
internal sealed class Judgement
{
    /// <summary>Subject of the finding that says why an examination ended before its end.</summary>
    public const string Examination = "examination";

    private readonly List<Finding> _findings = [];

    /// <summary>Judges a report.</summary>
    public static IReadOnlyList<Finding> Of(ExaminationReport report)
    {
        var judgement = new Judgement();

        // A band that refuses because of a fault tells the fault too.
        if (report.Interruption is { } interruption && report.StoppedBy == FaultCode.None)
            judgement.Wrong(Examination, interruption);
        if (report.IsFound)
        {
            BandJudgement.Judge(report, judgement);
            ElectrodeJudgement.Judge(report, judgement);
            StreamJudgement.Judge(report, judgement);
        }

        return judgement._findings;
    }

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds what is worth knowing.</summary>
    public void Note(string subject, string sentence) => Add(new Finding(FindingSeverity.Note, subject, sentence));

    /// <summary>Adds what could be better.</summary>
    public void Warn(string subject, string sentence) => Add(new Finding(FindingSeverity.Warning, subject, sentence));

    /// <summary>Adds what is broken.</summary>
    public void Wrong(string subject, string sentence) => Add(new Finding(FindingSeverity.Wrong, subject, sentence));

    /// <summary>Adds what is too much, by how much it is.</summary>
    public void Exceeds(bool isBad, string subject, string sentence) => Add(new Finding(isBad ? FindingSeverity.Wrong : FindingSeverity.Warning, subject, sentence));

    /// <summary>Says that a subject is in order, if it was examined and nothing worse than a note was said of it.</summary>
    public void Settle(string subject, bool isExamined, string sentence)
    {
        if (isExamined && !_findings.Exists(f => f.Subject == subject && f.Severity > FindingSeverity.Note))
            Add(new Finding(FindingSeverity.Ok, subject, sentence));
    }
}
