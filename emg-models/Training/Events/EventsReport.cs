using System.Globalization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Events;

/// <summary>The table and the JSON file of <c>events</c>.</summary>
public static class EventsReport
{
    private const string Absent = "-";
    private static readonly int[] Widths = [-8, 8, 6, 6, 6, 5, 5, 5, 15, 6, 12, 12];

    /// <summary>Writes the JSON file, whole or not at all.</summary>
    /// <param name="path">The file; its folder has to exist.</param>
    /// <param name="run">The run.</param>
    public static void Write(string path, EventsRun run)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(run);
        WholeFile.Write(path, EventsJson.Lines(run));
    }

    /// <summary>Prints a line a person and one for all.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Print(TextWriter writer, EventsRun run)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(run);
        var total = EventFigures.Sum(run.People);
        var policy = run.Policy;
        writer.WriteLine($"{run.Set}, {run.Decoder}, {run.Protocol}, seed {run.Seed}");
        writer.WriteLine(Text($"policy: {(policy.Certainty is null ? $"mean over {policy.SmoothingMs} ms" : "learnt certainty")}, {policy.ConfirmSteps} steps at {policy.Threshold} or more, released by {policy.ReleaseSteps} steps of rest above {policy.ReleaseRestProbability}")
            + (run.PolicyWithinLimits ? "" : "; keeps not all limits on the training people"));
        writer.WriteLine(Row("person", "gestures", "recall", "wrong", "missed", "extra", "after", "false", "false/h (upper)", "rest h", "onset s, p90", "prompt s, p90"));
        foreach (var person in run.People)
            writer.WriteLine(Row(person));
        writer.WriteLine(Row(total));
        if (run.Accepted is { } accepted)
        {
            writer.WriteLine(Row(accepted));
            var asked = run.People.Zip(run.AskedToRepeat!).Where(each => each.Second.Count > 0);
            writer.WriteLine($"accepted: without those whom the check of the calibration would ask to repeat: {string.Join("; ", asked.Select(each => $"{each.First.Subject} {string.Join(", ", each.Second)}"))}.");
        }

        writer.WriteLine("wrong, missed, extra, after: gestures first taken for another, gestures never seen, further activations in a gesture, activations in the first second after the prompt to stop.");
        writer.WriteLine("false/h: activations in rest later than that, with the upper 95 % limit. onset, prompt: median time to the right activation from the muscle onset and from the prompt.");
        writer.WriteLine($"{total.UnclearOnsets} of {total.Gestures} gestures have no clear muscle onset; theirs counts from the prompt.");
        if (run.MeanCler is { } rate)
            writer.WriteLine(Text($"CLER {rate:F4}, mean over people; {run.Cler!.Sum(result => result.Misses.Sum())} missed and {run.Cler!.Sum(result => result.Extras.Sum())} extra events are not in it"));
    }

    private static string Row(EventFigures figures) => Row(
        figures.Subject,
        Text($"{figures.Gestures}"),
        Text($"{figures.Recall:F3}"),
        Text($"{figures.WrongRate:F3}"),
        Text($"{figures.Missed}"),
        Text($"{figures.Extra}"),
        Text($"{figures.AfterStop}"),
        Text($"{figures.FalseActivations}"),
        figures.FalsePerHour is null ? Absent : Text($"{figures.FalsePerHour:F1} ({figures.FalsePerHourUpper95:F1})"),
        Text($"{figures.RestHours:F3}"),
        figures.Right == 0 ? Absent : Text($"{figures.MedianSecondsFromOnset:F2} {figures.NinetiethSecondsFromOnset:F2}"),
        figures.Right == 0 ? Absent : Text($"{figures.MedianSecondsFromPrompt:F2} {figures.NinetiethSecondsFromPrompt:F2}"));

    private static string Row(params string[] cells)
        => string.Join(' ', cells.Select((cell, i) => Widths[i] < 0 ? cell.PadRight(-Widths[i]) : cell.PadLeft(Widths[i])));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
