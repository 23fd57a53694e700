using System.Text;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>Writes a report as one page of text without colour, of at most 80 columns and 50 lines.</summary>
public static class ExaminationPage
{
    /// <summary>Most columns of a line.</summary>
    public const int MaxColumns = 80;

    /// <summary>Most lines of a page.</summary>
    public const int MaxLines = 50;

    private const int LabelColumns = 10;

    /// <summary>Returns the page, lines ended by a line feed; <paramref name="caption"/> says which band was examined.</summary>
    public static string Format(ExaminationReport report, string caption)
    {
        ArgumentNullException.ThrowIfNull(report);
        var lines = new List<string>();
        Add(lines, "Band", $"{caption}; {report.DurationS:F0} s");
        if (report.IsFound)
            AddBand(lines, report);
        AddPairs(lines, report.Pairs);
        if (report.Stream is { } stream)
            AddStream(lines, stream);
        lines.Add("");
        AddFindings(lines, report.Findings);
        lines.Add("");
        lines.AddRange(Wrap(report.Summary, 0));
        return string.Concat(lines.Select(l => l + '\n'));
    }

    /// <summary>Returns findings alone, in their order, and below them a sentence: as many lines as that takes, ended by a line feed.</summary>
    public static string Format(IReadOnlyList<Finding> findings, string summary)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(summary);
        var lines = new List<string>();
        foreach (Finding finding in findings)
            Add(lines, Label(finding), Told(finding));
        lines.Add("");
        lines.AddRange(Wrap(summary, 0));
        return string.Concat(lines.Select(l => l + '\n'));
    }

    private static string Label(Finding finding) => finding.Severity.ToString().ToLowerInvariant();

    private static string Told(Finding finding) => $"{finding.Subject}: {finding.Sentence}";

    private static void AddBand(List<string> lines, ExaminationReport report)
    {
        BandIdentity identity = report.Identity;
        Add(lines, "Identity", $"{identity.Model ?? "?"} by {identity.Manufacturer ?? "?"}, hardware {identity.HardwareRevision ?? "?"}, firmware {identity.FirmwareRevision ?? "?"}");
        Add(lines, "Protocol", report.Versions is { } v ? $"frames version {v.Frames}, commands version {v.Commands}" : "not stated");
        if (report.Condition is { } condition)
        {
            Add(lines, "Link", condition.IsAuthenticated ? "encrypted and authenticated" : "encrypted, not authenticated");
            string charger = condition.IsCharging ? ", on the charger" : "";
            Add(lines, "Battery", $"{condition.BatteryPercent} %, {condition.BatteryMillivolts / 1000.0:F2} V{charger}");
            Add(lines, "Start", $"number {condition.BootNumber}, {FaultMeaning.Start(condition.Reset)}");
            Add(lines, "Faults", $"{Faults(condition.Faults)}; {condition.FaultCount} since the start, {report.FaultLog?.Count.ToString() ?? "?"} in the log");
        }

        if (report.Diagnostics is { } counters)
            Add(lines, "Firmware", $"up {Text(counters.UptimeS)} s, longest turn {Text((counters.LongestStepMicroseconds + 500) / 1000)} ms, {Text(counters.FreeMemoryBytes / 1024)} kB free");
        if (report.Settings is { } s)
            Add(lines, "Settings", $"gain {Text(s.AfeGain)}, idle {Delay(s.IdleTimeoutS)}, sleep {Delay(s.SleepTimeoutS)}, haptics {Level(s.HapticIntensity)}, motion {Rate(s.ImuRateHz)}");
    }

    private static void AddPairs(List<string> lines, IReadOnlyList<PairReading> pairs)
    {
        if (pairs.Count == 0)
            return;
        lines.Add("");
        lines.Add("Pair  contact  impedance      noise       rest      mains  at limit    off");
        foreach (PairReading pair in pairs)
        {
            string contact = !pair.IsOff ? "yes" : pair.ElectrodesOff switch { 1 => "no +", 2 => "no -", _ => "none" };
            string impedance = pair.IsBeyondOhms ? "too high" : Number(pair.Ohms / 1000, "F0", "kΩ");
            string noise = Microvolts(pair.NoiseMicrovolts);
            string rest = Microvolts(pair.RestMicrovolts);
            string mains = Microvolts(pair.MainsMicrovolts);
            lines.Add($"{pair.Number,4}  {contact,-7}{impedance,11}{noise,11}{rest,11}{mains,11}{Share(pair.LimitShare),10}{Share(pair.OffShare),7}");
        }
    }

    private static void AddStream(List<string> lines, StreamReading stream)
    {
        lines.Add("");
        Add(lines, "Stream", $"{stream.DurationS:F0} s of {stream.ChannelCount} channels at {stream.RateHz:F0} Hz: {stream.FramesReceived} frames, {stream.SampleSets} samples, {stream.BytesPerSecond / 1000:F1} kB/s");
        Add(lines, "Loss", $"{stream.LossOnAir:P1} on the way, {stream.LossForGood:P1} for good; {stream.FramesCorrupt} damaged, {stream.FramesDropped} dropped, {stream.Overruns} overrun");
        if (stream.LatencyMs is { } latency)
        {
            string within = stream.LatencyUncertaintyMs is { } uncertainty ? $" ± {uncertainty:F0}" : "";
            Add(lines, "Latency", $"{latency:F0}{within} ms from sample to here, of which up to {stream.JitterMs:F0} ms vary");
        }

        string gains = stream.DriftPartsPerMillion < 0 ? "loses" : "gains";
        Add(lines, "Clock", $"{gains} {Math.Abs(stream.DriftPartsPerMillion):F0} ± {stream.DriftUncertaintyPartsPerMillion:F0} ppm on this machine's");
    }

    private static void AddFindings(List<string> lines, IReadOnlyList<Finding> findings)
    {
        string[] inOrder = [.. findings.Where(f => f.Severity == FindingSeverity.Ok).Select(f => f.Subject)];
        if (inOrder.Length > 0)
            Add(lines, "ok", string.Join(", ", inOrder));
        Finding[] worth = [.. findings.Where(f => f.Severity != FindingSeverity.Ok).OrderByDescending(f => f.Severity)];
        for (var i = 0; i < worth.Length; i++)
        {
            string[] told = Labelled(Label(worth[i]), Told(worth[i]));

            // Room for an empty line and the summary, and if others follow for a line that counts them.
            int reserved = i + 1 < worth.Length ? 3 : 2;
            if (lines.Count + told.Length + reserved > MaxLines)
            {
                Add(lines, "more", $"{worth.Length - i} more for which there is no room; JSON holds them all");
                return;
            }

            lines.AddRange(told);
        }
    }

    private static void Add(List<string> lines, string label, string text) => lines.AddRange(Labelled(label, text));

    private static string[] Labelled(string label, string text)
    {
        string[] wrapped = [.. Wrap(text, LabelColumns)];
        wrapped[0] = label.PadRight(LabelColumns) + wrapped[0][LabelColumns..];
        return wrapped;
    }

    // Breaks a text at spaces, each line behind an indentation; a word that is too long is cut.
    private static IEnumerable<string> Wrap(string text, int indent)
    {
        int room = MaxColumns - indent;
        var line = new StringBuilder();
        foreach (string whole in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = whole.Length > room ? whole[..room] : whole;
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return new string(' ', indent) + line;
                line.Clear();
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        yield return new string(' ', indent) + line;
    }

    private static string Faults(uint bits)
    {
        string[] names = [.. Enumerable.Range(1, 31).Where(code => (bits & FaultCode.Bit(code)) != 0).Select(FaultMeaning.Name)];
        return names.Length > 0 ? string.Join(", ", names) : "none";
    }

    private static string Text(long? value) => value?.ToString() ?? "?";

    private static string Delay(long? seconds) => seconds switch { null => "?", 0 => "never", _ => $"after {seconds} s" };

    private static string Level(long? level) => level switch { null => "?", 0 => "off", _ => $"{level} of 3" };

    private static string Rate(long? hertz) => hertz switch { null => "?", 0 => "off", _ => $"{hertz} Hz" };

    private static string Number(double? value, string format, string unit) => value is { } number ? $"{number.ToString(format)} {unit}" : "-";

    private static string Microvolts(double? value) => Number(value, "F1", "µV");

    private static string Share(double? share) => share is { } part ? $"{100 * part:F0} %" : "-";
}
