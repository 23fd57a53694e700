using System.Globalization;
using System.Text;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Export;

/// <summary>Writes the card of a model from its manifest, its plan and its figures: what it is for, what it learnt from, what was measured, where it fails.</summary>
public static class ModelCard
{
    private const string NotMeasured = "Not measured: the model was trained with `--no-figures`.";

    /// <summary>The card as Markdown; the same files give the same bytes.</summary>
    public static string Write(ModelManifest manifest, TrainingPlan plan, ModelFigures figures)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(figures);
        return $"""
            # {manifest.Name} {manifest.Version}

            Answers every {manifest.StrideMs:F0} ms which of these the hand does: {string.Join(", ", manifest.Labels)}.
            Made by the verb `card` from `manifest.json`, `{TrainingPlan.FileName}` and `{ModelFigures.FileName}`; a test fails when they disagree.
            {(manifest.ResearchOnly ? "\n**For research only**: recordings whose licence allows no product taught it; the runtime refuses it unless told otherwise.\n" : "")}
            ## What it is
            Features `{manifest.Features}` of a {manifest.WindowMs:F0} ms window at {manifest.SampleRateHz:F0} Hz ({manifest.Input.Length} of them for {manifest.ChannelCount} channels), standardised by statistics that follow the wearer as recurrent states, every label counted alike; two networks with hidden layers of 128 and 64 and Gaussian classes answer together. The graph runs from the first second and knows nothing of the wearer. `population.bin` beside it is what a calibration starts from: one to three repetitions of each gesture find how the band is turned and on which arm it is worn, and adapt networks and classes on the glasses.

            ## Intended use
            Gestures of the hand for glasses, computers and homes, where a missed gesture is annoying and a wrong one can be undone. Calibrate before relying on it. Not a medical device.

            ## Data
            {manifest.TrainedOn}. {figures.People.Count} people taught: {string.Join(", ", figures.People)}.
            Every recording went through the stations of a live stream: {plan.Live.StreamRateHz:F0} Hz, high-pass {plan.Live.HighPassHz:F0} Hz, notches at {plan.Live.MainsHz:F0} Hz and its harmonics, {manifest.SampleRateHz:F0} Hz. Learnt from steady windows (from min(0.5 s, 30 %) after the prompt) and from invented beginnings and ends of gestures; every label counts the same.

            ## Measured on people who did not teach
            Subject-wise cross-validation in {plan.Folds} folds, seed {plan.Seed}; balanced accuracy on steady windows, mean over people. Chance is {Number(1.0 / manifest.Labels.Count)}.

            {Accuracy(figures)}
            ## Events
            Whole recordings with rest, through the decision policy; the policy of each fold is chosen on its training people alone. With so little rest, no false activation at all would still allow the upper limit.

            {Events(figures)}
            The policies in the manifest were chosen in the same way on all people: {Policy(manifest.Policy!)} without calibration; {(manifest.PersonalPolicy is { } personal ? Policy(personal) : "none")} after one.

            ## A gesture that was never shown
            {Unknown(figures)}

            ## Limits
            - Without a calibration it is weak on many people; worst persons stand beside the means above. A calibration takes half a minute.
            - All recordings are from the **forearm**, none from the wrist, where this wristband sits; nobody has measured what is lost.
            - Labels are prompts on a screen, not what the hand did: reaction and weak tries are in the numbers.
            - One sitting a person: sweat, another day and a band put on again are not in the data.
            - Rest here is sitting still. Walking, typing and holding a cup were never recorded, so nothing is known of false activations then.
            - Gestures are held for seconds; quick taps and pinches were never learnt.
            """.ReplaceLineEndings("\n") + "\n";
    }

    private static string Accuracy(ModelFigures figures)
    {
        if (figures.Accuracy.Count == 0)
            return NotMeasured + "\n";
        var text = new StringBuilder("| known of the person | 200 ms | 600 ms | worst person, 600 ms |\n|---|---|---|---|\n");
        foreach (var each in figures.Accuracy)
            text.Append(CultureInfo.InvariantCulture, $"| {each.Known} | {Number(each.Mean200)} | {Number(each.Mean600)} | {Number(each.Worst600)} |\n");
        foreach (var each in figures.Accuracy)
            text.Append('\n').Append("Known: ").Append(each.Known).Append(". `").Append(each.Command).Append("`\n\n").Append(Confusion(each));
        return text.ToString();
    }

    private static string Confusion(AccuracyFigures figures)
    {
        var text = new StringBuilder();
        text.Append("| true \\ taken for | ").AppendJoin(" | ", figures.Labels).Append(" |\n|---");
        foreach (var _ in figures.Labels)
            text.Append("|---");
        text.Append("|\n");
        for (var row = 0; row < figures.Labels.Count; row++)
        {
            text.Append("| **").Append(figures.Labels[row]).Append("** |");
            foreach (var share in figures.Confusion600[row])
                text.Append(CultureInfo.InvariantCulture, $" {share:F2} |");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Events(ModelFigures figures)
    {
        if (figures.Events.Count == 0)
            return NotMeasured + "\n";
        var text = new StringBuilder("| known of the person | gestures | recall | wrong first | false in rest | an hour, upper 95 % limit | latency from onset, median / 90 % |\n|---|---|---|---|---|---|---|\n");
        foreach (var each in figures.Events)
            text.Append(CultureInfo.InvariantCulture, $"| {each.Known} | {each.Gestures} | {Number(each.Recall)} | {Number(each.WrongRate)} | {each.FalseActivations} in {each.RestHours:F2} h | {each.FalsePerHourUpper95:F1} | {each.MedianSecondsFromOnset:F2} / {each.NinetiethSecondsFromOnset:F2} s |\n");
        foreach (var each in figures.Events)
        {
            text.Append('\n').Append("Known: ").Append(each.Known).Append(". `").Append(each.Command).Append("`\n");
            if (each.RecallOfAccepted is { } accepted)
                text.Append(CultureInfo.InvariantCulture, $"The check of the calibration would ask {each.AskedToRepeat.Count} of these people to repeat a gesture ({string.Join(", ", each.AskedToRepeat)}); without them the recall is {Number(accepted)}, {each.FalseOfAccepted} false in rest.\n");
        }

        return text.ToString();
    }

    private static string Unknown(ModelFigures figures) => figures.Unknown is { } unknown
        ? $"After two repetitions, with {string.Join(", ", unknown.Gestures)} left out in turn: area under the curve {Number(unknown.MeanArea)}, nine of ten people and gestures above {Number(unknown.TenthPercentileArea)}. `{unknown.Command}`"
        : figures.Accuracy.Count == 0 ? NotMeasured : "Not measured: the plan names no gesture to leave out.";

    private static string Policy(ModelManifestPolicy policy)
        => policy.Certainty is null
            ? FormattableString.Invariant($"mean over {policy.SmoothingMs:F0} ms, {policy.ConfirmSteps} steps at {policy.Threshold} or more")
            : FormattableString.Invariant($"learnt from the last seconds how certain the leading gesture is, {policy.ConfirmSteps} steps at {policy.Threshold} or more");

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
