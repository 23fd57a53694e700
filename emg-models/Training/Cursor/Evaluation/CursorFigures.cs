using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Cursor.Evaluation;

/// <summary>How well wrists were followed. Means over people, each alike.</summary>
public sealed record CursorFigures
{
    private const double MovingDps = 20;

    /// <summary>Mean absolute error of both velocities over all steps, in degrees a second.</summary>
    public double VelocityMae { get; init; }

    /// <summary>The same of somebody who always says that the wrist stands still.</summary>
    public double StandingMae { get; init; }

    /// <summary>The largest of any person, in degrees a second.</summary>
    public double WorstMae { get; init; }

    /// <summary>Share of the variance of extension's velocity that is explained.</summary>
    public double ExtensionR2 { get; init; }

    /// <summary>The same of radial deviation.</summary>
    public double RadialR2 { get; init; }

    /// <summary>Share of the steps of more than 20 degrees a second whose direction is found within 45 degrees.</summary>
    public double Direction { get; init; }

    /// <summary>Mean absolute error of both angles over all steps, in degrees.</summary>
    public double AngleMae { get; init; }

    /// <summary>The same of somebody who always says that the wrist is where it rests.</summary>
    public double RestingMae { get; init; }

    /// <summary>Pinches that were made.</summary>
    public int Presses { get; init; }

    /// <summary>Share of them that were found.</summary>
    public double PressRecall { get; init; }

    /// <summary>Presses without a pinch while pointing, an hour.</summary>
    public double ExtraPerHour { get; init; }

    /// <summary>Median time from the onset of a pinch's muscles to its press, in milliseconds; null without any.</summary>
    public double? PressMs { get; init; }

    /// <summary>Presses in rest-of-life, an hour.</summary>
    public double FalsePerHour { get; init; }

    /// <summary>Hours of rest-of-life.</summary>
    public double LifeHours { get; init; }

    /// <summary>Mean absolute velocity in rest-of-life, where the wrist was not followed, in degrees a second.</summary>
    public double LifeDps { get; init; }

    /// <summary>The figures of some people.</summary>
    public static CursorFigures Of(IReadOnlyList<DecodedCursor> pointing, IReadOnlyList<DecodedCursor> life, ModelManifestCursor thresholds)
    {
        ArgumentNullException.ThrowIfNull(pointing);
        ArgumentNullException.ThrowIfNull(life);
        var errors = pointing.Select(Error).ToArray();
        var matches = pointing.Select(each => PressCounting.Match(each, thresholds)).ToArray();
        var presses = pointing.Sum(each => each.Presses.Count);
        var late = matches.SelectMany(each => each.LateSeconds).Order().ToArray();
        var lifeHours = life.Sum(each => each.Hours);
        return new CursorFigures
        {
            VelocityMae = Math.Round(errors.Average(each => each.Mae), 2),
            StandingMae = Math.Round(errors.Average(each => each.Standing), 2),
            WorstMae = Math.Round(errors.Max(each => each.Mae), 2),
            ExtensionR2 = Math.Round(errors.Average(each => each.R2[0]), 3),
            RadialR2 = Math.Round(errors.Average(each => each.R2[1]), 3),
            Direction = Math.Round(errors.Average(each => each.Direction), 3),
            AngleMae = Math.Round(errors.Average(each => each.AngleMae), 2),
            RestingMae = Math.Round(errors.Average(each => each.Resting), 2),
            Presses = presses,
            PressRecall = Math.Round(presses == 0 ? 0 : (double)matches.Sum(each => each.Found) / presses, 3),
            ExtraPerHour = Math.Round(matches.Sum(each => each.Extra) / pointing.Sum(each => each.Hours), 1),
            PressMs = late.Length == 0 ? null : Math.Round(1000 * late[late.Length / 2]),
            FalsePerHour = Math.Round(life.Sum(each => PressCounting.Begins(each, thresholds).Count) / lifeHours, 2),
            LifeHours = Math.Round(lifeHours, 3),
            LifeDps = Math.Round(life.Average(each => each.Steps.Average(step => (Math.Abs(step.ExtensionDps) + Math.Abs(step.RadialDps)) / 2.0)), 2),
        };
    }

    private static (double Mae, double Standing, double[] R2, double Direction, double AngleMae, double Resting) Error(DecodedCursor decoded)
    {
        var steps = Math.Min(decoded.Steps.Count, decoded.TrueVelocities.Length / 2);
        var (sum, standing, moving, right) = (0.0, 0.0, 0, 0);
        var (away, resting) = (0.0, 0.0);
        var (missed, total) = (new double[2], new double[2]);
        var mean = new[] { 0.0, 0.0 };
        for (var i = 0; i < 2 * steps; i++)
            mean[i % 2] += decoded.TrueVelocities[i] / steps;
        for (var i = 0; i < steps; i++)
        {
            double[] found = [decoded.Steps[i].ExtensionDps, decoded.Steps[i].RadialDps];
            double[] real = [decoded.TrueVelocities[2 * i], decoded.TrueVelocities[(2 * i) + 1]];
            for (var axis = 0; axis < 2; axis++)
            {
                sum += Math.Abs(found[axis] - real[axis]);
                var angle = decoded.TrueAngles[(2 * i) + axis];
                away += Math.Abs((decoded.Steps[i].Angle is { } told ? axis == 0 ? told.ExtensionDeg : told.RadialDeg : 0) - angle);
                resting += Math.Abs(angle);
                standing += Math.Abs(real[axis]);
                missed[axis] += Math.Pow(found[axis] - real[axis], 2);
                total[axis] += Math.Pow(real[axis] - mean[axis], 2);
            }

            var speed = Math.Sqrt((real[0] * real[0]) + (real[1] * real[1]));
            if (speed < MovingDps)
                continue;
            moving++;
            if ((found[0] * real[0]) + (found[1] * real[1]) > Math.Sqrt(0.5) * speed * Math.Sqrt((found[0] * found[0]) + (found[1] * found[1])))
                right++;
        }

        return (sum / (2 * steps), standing / (2 * steps), [1 - (missed[0] / total[0]), 1 - (missed[1] / total[1])], moving == 0 ? 0 : (double)right / moving, away / (2 * steps), resting / (2 * steps));
    }
}
