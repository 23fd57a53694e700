using System.Globalization;
using System.Text;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Axes;
using NeuralGlasses.Training.Cursor.Evaluation;

namespace NeuralGlasses.Training.Cursor.Shipping;

/// <summary>The card of the wrist model.</summary>
public static class CursorCard
{
    /// <summary>The text of <c>card.md</c>.</summary>
    /// <param name="manifest">The model's manifest.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="metrics">What was measured of it.</param>
    /// <param name="real">What was measured of real people, with other models.</param>
    public static string Write(ModelManifest manifest, CursorPlan plan, CursorMetrics metrics, IReadOnlyList<AxesReport> real)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(real);
        var cursor = manifest.Cursor!;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # {manifest.Name} {manifest.Version}

            Follows the wrist in {manifest.ChannelCount} channels at {manifest.SampleRateHz} Hz, every {manifest.StrideMs} ms: angles and angular velocities of extension and radial deviation, and whether index
            finger and thumb are pinched. A press counts from {cursor.PressThreshold} on in {cursor.PressSteps} steps in a row, and ends below {cursor.ReleaseThreshold}. On the left arm the channels come mirrored; the wearer says which arm it is.

            **It learnt from simulated people alone, {manifest.TrainedOn}, and was measured on others.** It says nothing about anybody's real wrist: how a simulated wrist's muscles follow its movement is
            [an estimate](../../simulator/Physiology/README.md).

            ## Measured on {plan.Testers.Count} simulated people who neither taught nor tuned it
            Each moves the wrist for {plan.TestSeconds} s in each donning while fingers pinch and do other things. The calibration is a dot that is followed for {metrics.CalibrationSeconds} s; {metrics.Refused} of the people's were refused, and went on without.

            | | before | after | put on anew, before | put on anew, with the first calibration | published |
            |---|---|---|---|---|---|

            """);
        Row("mean absolute error of the velocities, deg/s", figures => Number(figures.VelocityMae, "F1"), "11.2 (other people, other movements)");
        Row("that of a wrist that is said to stand still, deg/s", figures => Number(figures.StandingMae, "F1"), "");
        Row("worst person, deg/s", figures => Number(figures.WorstMae, "F1"), "");
        Row("R² of extension", figures => Number(figures.ExtensionR2, "F2"), "");
        Row("R² of radial deviation", figures => Number(figures.RadialR2, "F2"), "");
        Row("direction within 45°, above 20 deg/s", figures => Number(figures.Direction, "F3"), "");
        Row("mean absolute error of the angles, deg", figures => Number(figures.AngleMae, "F1"), "");
        Row("that of a wrist that is said to rest, deg", figures => Number(figures.RestingMae, "F1"), "");
        Row("pinches found", figures => $"{Number(figures.PressRecall, "F3")} of {figures.Presses}", "");
        Row("median time from a pinch's onset to its press, ms", figures => Number(figures.PressMs, "F0"), "");
        Row("presses without a pinch while pointing, an hour", figures => Number(figures.ExtraPerHour, "F0"), "");
        Row("presses in rest-of-life, an hour", figures => $"{Number(figures.FalsePerHour, "F1")} in {Number(figures.LifeHours, "F2")} h", "");
        Row("velocity in rest-of-life, deg/s", figures => Number(figures.LifeDps, "F1"), "");
        if (real.Count > 0)
        {
            text.Append("""

                ## Real people, without this model
                Forearm bands at 200 Hz are another band on another place, so `evaluate-axes` teaches features and a ridge regression instead, open loop. armband-30day holds motions of full sign, alone and
                with another axis, on 30 days of putting the band on; what is estimated is the sign. gripforce-myo is a share of a person's greatest force. `zero-shot` knows nothing labelled of a person,
                `within` the first repetition or half, `days` the first session.


                """.ReplaceLineEndings("\n")).Append(AxesReport.Table(real));
        }

        text.Append("\nNumbers come from `metrics.json`, the plan from `training.json`; `train-cursor` and `evaluate-cursor` make both again. Those of real people come from the `real-*.json` of `evaluate-axes`.\n");
        return text.ToString().ReplaceLineEndings("\n");

        void Row(string name, Func<CursorFigures, string> value, string published) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value(metrics.Before)} | {value(metrics.After)} | {value(metrics.BeforeAnew)} | {value(metrics.AfterAnew)} | {published} |\n");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "none";
}
