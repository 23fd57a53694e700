using System.Globalization;
using System.Text;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Evaluation;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Export;

/// <summary>Writes the card of a trained model: what it is for, what it learnt from, what was measured, where it fails.</summary>
public static class ModelCard
{
    /// <summary>The card as Markdown.</summary>
    public static string Write(EmgRecording recording, TrainingFigures figures, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(options);
        var source = recording.Source.Split(' ')[0];
        return $"""
            # hand-gestures

            Answers every {1000 * options.StepSeconds:F0} ms which of these the hand does: {string.Join(", ", options.Labels)}.
            Written by `train`; the numbers below are what that run measured. Do not edit, train again.

            ## What it is
            Features of a {1000 * options.StepSeconds * options.StrideCount:F0} ms window at {options.ModelRateHz:F0} Hz (time-domain power spectral descriptors and the logarithm of the channel covariance) go into a net with hidden layers of {string.Join(" and ", options.HiddenWidths)}. Its scores pass an exponential mean in the graph (time constant {1000 * options.MemorySeconds:F0} ms), so the model has a recurrent state. {options.RestBias:F1} is added to the score of rest: in doubt the model says rest.

            ## Intended use
            Trying the whole way from electrode to app, and a starting point for a model of one's own. Not for anything where a wrong or a missing gesture does harm, and not a medical device.

            ## Data
            {figures.People} people of {recording.DataSet}, one session each, {recording.ChannelCount} channels at {recording.RateHz:F0} Hz, {recording.Device}.
            Source: {source}, commit {recording.Commit}, licence {recording.Licence}. Cite: the repository.
            {PhysiologicalScaleSentence(recording)} Then {options.StreamRateHz:F0} Hz, high-pass {options.HighPassHz:F0} Hz, notches at {options.MainsHz:F0} Hz and its harmonics, {options.ModelRateHz:F0} Hz: the stations that a live stream passes. Learnt from windows at least {options.GestureMarginSeconds:F1} s after a gesture's prompt and {options.RestMarginSeconds:F1} s after a prompt to rest; every class and every person counts the same.

            ## Measured: single windows
            Balanced accuracy, mean over people; {figures.HeldOut.PerPerson200.Count} people, {CrossValidation.Folds} folds by person. Chance is {1.0 / options.Labels.Count:F3}.

            | people | one {1000 * options.StepSeconds * options.StrideCount:F0} ms window | 600 ms | worst person, one window |
            |---|---|---|---|
            | held out | {figures.HeldOut.Balanced200:F3} | {figures.HeldOut.Balanced600:F3} | {figures.HeldOut.Worst200:F3} |
            | held out, nothing added to rest | {figures.HeldOutUnbiased.Balanced200:F3} | {figures.HeldOutUnbiased.Balanced600:F3} | {figures.HeldOutUnbiased.Worst200:F3} |
            | held out, linear discriminant, nothing added to rest | {figures.Baseline.Balanced200:F3} | {figures.Baseline.Balanced600:F3} | {figures.Baseline.Worst200:F3} |
            | in training | {figures.InTraining.Balanced200:F3} | {figures.InTraining.Balanced600:F3} | {figures.InTraining.Worst200:F3} |

            Held-out people, share of a row's windows taken for each column:

            {Confusion(figures.HeldOut, options.Labels)}

            ## Measured: events
            Continuous recordings through the decision policy of the manifest (threshold {figures.Policy.Threshold:F2}, {figures.Policy.ConfirmSteps} steps, smoothing {figures.Policy.SmoothingMs:F0} ms). The policy, the bias on rest and the memory were chosen on the same held-out people, at most {PolicySearch.MostFalsePerHour:F0} false an hour and {PolicySearch.SlowestMedianSeconds:F1} s median latency, which flatters their row. Latency counts from the prompt; the person's reaction (0.29 s median) is in it. With so little rest, no false activation at all would only mean fewer than about {3 / Math.Max(1e-9, figures.HeldOutEvents.RestHours):F0} an hour.

            | people | gestures | right first | wrong first | missed | false in rest | hours of rest | false an hour | latency median / p90 |
            |---|---|---|---|---|---|---|---|---|
            | held out | {Row(figures.HeldOutEvents)} |
            | held out, linear discriminant with its own policy | {Row(figures.BaselineEvents)} |
            | in training | {Row(figures.InTrainingEvents)} |

            ## Limits
            - **On a person it has not seen it is weak**: it finds about {100 * figures.HeldOutEvents.Recall:F0} of 100 gestures and takes about {100.0 * figures.HeldOutEvents.WrongFirst / Math.Max(1, figures.HeldOutEvents.Gestures):F0} of 100 for another. Numbers for people in training say nothing about a new wearer.
            - Recorded on the **forearm** at its thickest part, not at the wrist, where this wristband sits; nobody has measured what is lost.
            - Labels are prompts on a screen, not what the hand did: reaction and weak tries are in the numbers.
            - One sitting a person: sweat, another day and a band put on again are not in the data. The scores of some people suggest that they wore the band rotated or flipped; the source does not say.
            - The recordings have no physical unit, so their scale is a convention, taken over the whole recording.
            - {recording.RateHz:F0} Hz recordings hold nothing above {recording.RateHz / 2:F0} Hz, so a faster wristband gains nothing with this model.
            - Gestures are held for seconds; quick taps and pinches were never learnt.
            """.ReplaceLineEndings("\n") + "\n";
    }

    private static string PhysiologicalScaleSentence(EmgRecording recording)
        => PhysiologicalScale.Of(recording).IsExact
            ? "The recordings are in volts and were taken as they are."
            : $"One factor a person brings the 95th percentile of the loudest channel's 200 ms standard deviation to {PhysiologicalScale.ReferenceMicrovolts:F0} µV.";

    // Every number is invariant: the build sets InvariantGlobalization.
    private static string Row(EventScore score) =>
        $"{score.Gestures} | {score.Right} ({score.Recall:F3}) | {score.WrongFirst} | {score.Missed} | {score.FalseActivations} | " +
        $"{score.RestHours:F2} | {score.FalsePerHour:F1} | {score.LatencySeconds(0.5):F2} / {score.LatencySeconds(0.9):F2} s";

    private static string Confusion(WindowScore score, IReadOnlyList<string> labels)
    {
        var text = new StringBuilder();
        text.Append("| | ").AppendJoin(" | ", labels).Append(" |\n|---");
        foreach (var _ in labels)
            text.Append("|---");
        text.Append('|');
        for (var row = 0; row < labels.Count; row++)
        {
            text.Append("\n| **").Append(labels[row]).Append("** |");
            for (var column = 0; column < labels.Count; column++)
                text.Append(CultureInfo.InvariantCulture, $" {score.Confusion[row, column]:F2} |");
        }

        return text.ToString();
    }
}
