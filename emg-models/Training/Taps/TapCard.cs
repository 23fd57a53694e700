using System.Globalization;
using System.Text;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>The card of the model that reads keystrokes.</summary>
public static class TapCard
{
    /// <summary>The text of <c>card.md</c>.</summary>
    public static string Write(TapManifest manifest, TapPlan plan, TapMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(metrics);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # {manifest.Name} {manifest.Version}

            Reads what ten fingers tap on any surface, in {manifest.ChannelsPerWrist} channels of each wrist at {manifest.SampleRateHz} Hz, every {manifest.StrideMs} ms: ln P of {manifest.Labels.Count - 1} characters and of a blank, for CTC.
            {metrics.Parameters:N0} trainable numbers: fixed filters, a linear layer a wrist that sees the ring turned by a pair either way, two gated recurrent layers, a linear layer.

            **It learnt from simulated people alone, {manifest.TrainedOn}, and was measured on others.** It says nothing about anybody's real wrist: what a keystroke asks of each muscle is
            [an estimate](../../simulator/Physiology/README.md), everybody types as courses teach it, and no forearm moves. On real people the published baseline of 5.3 million numbers reads
            52 % of the characters wrong without a person's own typing and 7 % with it, both with a language (emg2qwerty, Sivakumar et al. 2024).

            ## Measured on {plan.Testers.Count} simulated people who neither taught nor tuned it
            Each types {plan.CalibrationPhrases} phrases ({Number(metrics.CalibrationSeconds, "F0")} s) for the calibration and {plan.TestPhrases} others in each donning. The calibration is `personalise-tap-typing`: the whole network learns on for {plan.Personal.Steps} batches, on a computer;
            the times of the keys are not used. Goals: 40 words a minute at 5 % with the language, after the calibration. The language weighs {Number(metrics.LanguageWeight, "F1")}, a character {Number(metrics.CharacterBonus, "F1")}, chosen on the tuners.

            | | before | after | put on anew, before | put on anew, with the first calibration |
            |---|---|---|---|---|

            """);
        Row("words a minute, median person", figures => Number(figures.WordsPerMinute, "F1"));
        Row("characters wrong without a language, %", figures => Number(100 * figures.GreedyRate, "F1"));
        Row("characters wrong with the language, %", figures => Number(100 * figures.LanguageRate, "F1"));
        Row("median person, with the language, %", figures => Number(100 * figures.MedianLanguageRate, "F1"));
        Row("worst person, with the language, %", figures => Number(100 * figures.WorstLanguageRate, "F1"));
        Row("median time from a key to the step that shows it, ms", figures => Number(figures.DelayMs, "F0"));
        Row("characters typed", figures => Number(figures.Characters, "F0"));
        text.Append("""

            ## Real recordings
            Nobody has measured it on real wrists here: the recordings of emg2qwerty may not be used in a product (CC-BY-NC-4.0). Who has them trains and measures with `train-tap-typing --data FOLDER` and `evaluate-tap-typing --data FOLDER`.

            Numbers come from `metrics.json`, the plan from `training.json`; `train-tap-typing` and `evaluate-tap-typing` make both again, with this network's bytes excepted:
            its first 1000 batches were taught by a trainer that summed errors where today's takes their mean, and further 450 by the first 110 of its teachers alone, so the plan makes a network like it.

            """);
        return text.ToString().ReplaceLineEndings("\n");

        void Row(string name, Func<TapFigures, string> value) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value(metrics.Before)} | {value(metrics.After)} | {value(metrics.BeforeAnew)} | {value(metrics.AfterAnew)} |\n");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
