using NeuralGlasses.Simulator.Glasses.Script;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>
/// A head that nods, shakes, looks up and down, turns and walks: what an ideal motion sensor at its temple would feel, in the axes of
/// <see cref="Devices.HeadSample"/>. Rates and accelerations follow from the angles, gravity from the pitch, and the way from the neck to the temple
/// adds its own. Shapes, frequencies and sizes are guesses.
/// </summary>
public sealed class ScriptedHead
{
    // From the joint of the neck to the temple, in metres.
    private static readonly double[] Lever = [0.06, 0.07, 0.14];
    private const double StandardGravity = 9.80665;
    private const double NodHz = 2;
    private const double ShakeHz = 1.5;
    private const double StepHz = 1.9;
    private const double GazeS = 0.4;
    private const double WalkEdgeS = 0.5;

    // Steps of the differences, in seconds: the shapes are smooth, so that their errors lie far below what a sensor shows.
    private const double RateStep = 1e-4;
    private const double AccelerationStep = 1e-3;
    private readonly List<HeadMove> _moves;

    /// <summary>Makes a head with its movements.</summary>
    public ScriptedHead(IReadOnlyList<HeadMove> moves) => _moves = [.. moves];

    /// <summary>Moves the head once more. What it does before the move's begin stays as it was.</summary>
    public void Add(HeadMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        _moves.Add(move);
    }

    /// <summary>Where the head looks at a time in seconds: degrees downwards, and degrees to the left.</summary>
    public (double Down, double Left) AnglesAt(double seconds)
    {
        double down = 0, left = 0;
        foreach (var move in _moves)
        {
            var since = seconds - move.AtS;
            if (since < 0)
                continue;
            switch (move.Movement)
            {
                case HeadMovement.Nod:
                    down += (move.Degrees ?? 10) * Swing(since, move.ForS, NodHz);
                    break;
                case HeadMovement.Shake:
                    left += (move.Degrees ?? 20) * Swing(since, move.ForS, ShakeHz);
                    break;
                case HeadMovement.LookUp:
                    down -= (move.Degrees ?? 25) * Held(since, move.ForS);
                    break;
                case HeadMovement.LookDown:
                    down += (move.Degrees ?? 25) * Held(since, move.ForS);
                    break;
                case HeadMovement.TurnLeft:
                    left += (move.Degrees ?? 90) * Smooth(since / move.ForS);
                    break;
                case HeadMovement.TurnRight:
                    left -= (move.Degrees ?? 90) * Smooth(since / move.ForS);
                    break;
                default:
                    var walk = Walking(since, move.ForS);
                    down += 1.5 * walk * Math.Sin(2 * Math.PI * StepHz * since);
                    left += 2 * walk * Math.Sin(Math.PI * StepHz * since);
                    break;
            }
        }

        return (down, left);
    }

    /// <summary>Writes three accelerations in g and three rates in degrees a second, at a time in microseconds.</summary>
    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        var seconds = microseconds / 1e6;
        Span<double> before = stackalloc double[3], behind = stackalloc double[3], rates = stackalloc double[3];
        Rates(seconds - AccelerationStep, before);
        Rates(seconds + AccelerationStep, behind);
        Rates(seconds, rates);
        var pitch = Radians(AnglesAt(seconds).Down);
        accelerationsG[0] = -Math.Sin(pitch);
        accelerationsG[1] = 0;
        accelerationsG[2] = Math.Cos(pitch);
        AddSteps(seconds, accelerationsG);

        // α × r + ω × (ω × r)
        Span<double> angular = stackalloc double[3], inner = stackalloc double[3], outer = stackalloc double[3];
        for (var axis = 0; axis < 3; axis++)
            angular[axis] = (behind[axis] - before[axis]) / (2 * AccelerationStep);
        Cross(rates, Lever, inner);
        Cross(rates, inner, outer);
        Cross(angular, Lever, inner);
        for (var axis = 0; axis < 3; axis++)
        {
            accelerationsG[axis] += (inner[axis] + outer[axis]) / StandardGravity;
            ratesDps[axis] = rates[axis] * 180 / Math.PI;
        }
    }

    // The rates in the head's own axes, in radians a second: turned to the left first, then down.
    private void Rates(double seconds, Span<double> rates)
    {
        var (downBefore, leftBefore) = AnglesAt(seconds - RateStep);
        var (downBehind, leftBehind) = AnglesAt(seconds + RateStep);
        var down = Radians(downBehind - downBefore) / (2 * RateStep);
        var left = Radians(leftBehind - leftBefore) / (2 * RateStep);
        var pitch = Radians(AnglesAt(seconds).Down);
        rates[0] = -left * Math.Sin(pitch);
        rates[1] = down;
        rates[2] = left * Math.Cos(pitch);
    }

    private void AddSteps(double seconds, Span<double> accelerationsG)
    {
        foreach (var move in _moves)
        {
            if (move.Movement != HeadMovement.Walk)
                continue;
            var walk = Walking(seconds - move.AtS, move.ForS);
            var step = 2 * Math.PI * StepHz * (seconds - move.AtS);
            accelerationsG[0] += 0.1 * walk * Math.Cos(step);
            accelerationsG[1] += 0.06 * walk * Math.Sin(step / 2);
            accelerationsG[2] += 0.25 * walk * Math.Sin(step);
        }
    }

    private static double Swing(double since, double forS, double hertz) =>
        since >= forS ? 0 : Math.Sin(2 * Math.PI * hertz * since) * Math.Pow(Math.Sin(Math.PI * since / forS), 2);

    private static double Held(double since, double forS)
    {
        var way = Math.Min(GazeS, forS / 2);
        return Smooth(since / way) - Smooth((since - forS + way) / way);
    }

    private static double Walking(double since, double forS)
    {
        var edge = Math.Min(WalkEdgeS, forS / 2);
        return Smooth(since / edge) - Smooth((since - forS + edge) / edge);
    }

    // From 0 to 1 with the least jerk (Flash and Hogan, Journal of Neuroscience 5, 1985).
    private static double Smooth(double share)
    {
        var s = Math.Clamp(share, 0, 1);
        return s * s * s * (10 + (s * ((6 * s) - 15)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static void Cross(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        product[0] = (a[1] * b[2]) - (a[2] * b[1]);
        product[1] = (a[2] * b[0]) - (a[0] * b[2]);
        product[2] = (a[0] * b[1]) - (a[1] * b[0]);
    }
}
