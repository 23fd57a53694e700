using System.Globalization;
using System.Text;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Discrete.Evaluation;

namespace NeuralGlasses.Training.Discrete.Shipping;

/// <summary>The card of the pinch-and-swipe model.</summary>
public static class DiscreteCard
{
    /// <summary>The text of <c>card.md</c>.</summary>
    public static string Write(ModelManifest manifest, DiscretePlan plan, DiscreteMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(metrics);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # {manifest.Name} {manifest.Version}

            Sees {string.Join(", ", manifest.Labels.Skip(1))} in {manifest.ChannelCount} channels at {manifest.SampleRateHz} Hz, every {manifest.StrideMs} ms. The policy lets go of a finger
            when its muscles come to rest, makes holds and double presses of presses and releases, and `wake` of a double press of the middle finger. On the left arm the channels come mirrored; the wearer says which arm it is.

            **It learnt from simulated people alone, {manifest.TrainedOn}, and was measured on others.** It says nothing about anybody's real wrist.

            ## Measured on {plan.Testers.Count} simulated people who neither taught nor tuned it
            Half of the gestures are made with 5 to 15 % of the greatest effort, half with 15 to 40 %; taps, holds and double ones; other movements between them; one fifth while walking.

            | | before | after a minute | after it, put on anew | goal before | goal after |
            |---|---|---|---|---|---|

            """);
        Row("recall, mean over classes", figures => Share(figures.Recall), "0.90", "0.97");
        Row("recall without releases", figures => Share(figures.RecallWithoutReleases), "", "");
        Row("recall at 5 to 15 % effort", figures => Share(figures.ByEffort[DiscreteFigures.Faint].Recall), "", "");
        Row("recall at 15 to 40 % effort", figures => Share(figures.ByEffort[DiscreteFigures.Plain].Recall), "", "");
        Row("CLER", figures => Share(figures.Cler), "0.12", "0.05");
        Row("median latency from EMG onset, ms", figures => Whole(figures.MedianLatencyMs), "120", "120");
        Row("90th percentile, ms", figures => Whole(figures.LatencyP90Ms), "", "");
        Row(FormattableString.Invariant($"recognised presses of {HeldPress.ShortestSeconds} s and more that become a hold and stay one"), figures => $"{Share(figures.HeldShare)} of {figures.LongPresses}", "", "");
        Row("median time from letting go to the release of those, ms", figures => Whole(figures.MedianLetGoMs), "", "");
        Row("false activations an hour of rest-of-life", figures => $"{figures.FalsePerHour} ({figures.FalseActivations} in {figures.LifeHours:F1} h, at most {figures.FalsePerHourUpper} at 95 %)", "0.6", "0.6");
        Row("worst person's recall", figures => Share(figures.RecallOfPeople.Min()), "", "");
        text.Append("\n## Recall of each event\n| event | before | after a minute | put on anew |\n|---|---|---|---|\n");
        foreach (var label in manifest.Labels.Skip(1))
            text.Append(CultureInfo.InvariantCulture, $"| {label} | {Of(metrics.Before, label)} | {Of(metrics.After, label)} | {Of(metrics.AfterAnew, label)} |\n");
        text.Append("\n## What other thresholds would cost, after a minute\n| threshold | recall | without releases | at 15 to 40 % | CLER | false an hour | median ms |\n|---|---|---|---|---|---|---|\n");
        foreach (var point in metrics.Curve)
            text.Append(CultureInfo.InvariantCulture, $"| {point.Threshold} | {Share(point.Recall)} | {Share(point.RecallWithoutReleases)} | {Share(point.PlainRecall)} | {Share(point.Cler)} | {point.FalsePerHour} | {Whole(point.MedianLatencyMs)} |\n");
        text.Append("\nNumbers come from `metrics.json`, the plan from `training.json`; `train-discrete` and `evaluate-discrete` make both again.\n");
        return text.ToString().ReplaceLineEndings("\n");

        void Row(string name, Func<DiscreteFigures, string> value, string goalBefore, string goalAfter) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value(metrics.Before)} | {value(metrics.After)} | {value(metrics.AfterAnew)} | {goalBefore} | {goalAfter} |\n");
    }

    private static string Of(DiscreteFigures figures, string label) => figures.RecallOf.TryGetValue(label, out var recall) ? Share(recall) : "none";

    private static string Share(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "none";

    private static string Whole(double? value) => value?.ToString("F0", CultureInfo.InvariantCulture) ?? "none";
}
