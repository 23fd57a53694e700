namespace NeuralGlasses.Calibration.Cursor;

/// <summary>
/// A dot that a wearer follows with the wrist: out and back in eight directions, slowly and quickly, with pauses, and pinches on prompt while it stands still. Under a minute.
/// Right is extension for whoever sees it so; the dot is told in degrees of the wrist, and what shows it scales them.
/// </summary>
public sealed class FollowedDot
{
    private const double StillSeconds = 1.5;
    private const double PauseSeconds = 0.35;
    private const double HoldSeconds = 0.8;
    private const double SlowSeconds = 0.9;
    private const double QuickSeconds = 0.22;
    private const double PinchSeconds = 0.5;
    private const double BetweenPinchesSeconds = 0.9;
    private const int Directions = 8;
    private readonly List<(double At, double Seconds, double Extension, double Radial, bool Returns)> _moves = [];
    private readonly List<(double At, double Until)> _pinches = [];

    /// <summary>Makes a path of given reaches.</summary>
    /// <param name="extensionDeg">How far it goes in extension and flexion, in degrees.</param>
    /// <param name="radialDeg">How far it goes towards the thumb and the little finger, in degrees.</param>
    public FollowedDot(double extensionDeg = 22, double radialDeg = 13)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extensionDeg);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radialDeg);
        var at = StillSeconds;
        foreach (var seconds in new[] { SlowSeconds, QuickSeconds })
        {
            for (var i = 0; i < Directions; i++)
            {
                // Each next direction lies across, so that it cannot be guessed and both ends of an axis are near in time.
                var (sin, cos) = Math.SinCos(2 * Math.PI * (i * 3 % Directions) / Directions);
                _moves.Add((at, seconds, extensionDeg * cos, radialDeg * sin, false));
                at += seconds + HoldSeconds;
                _moves.Add((at, seconds, extensionDeg * cos, radialDeg * sin, true));
                at += seconds + PauseSeconds;
                if (i % 2 == 1)
                    at = Pinch(at + PauseSeconds);
            }
        }

        DurationSeconds = at + PauseSeconds;
    }

    /// <summary>How far it goes at most, in degrees of the wrist.</summary>
    public double MostDeg => _moves.Max(move => Math.Max(Math.Abs(move.Extension), Math.Abs(move.Radial)));

    /// <summary>Length, in seconds.</summary>
    public double DurationSeconds { get; }

    /// <summary>Times from when until when the wearer is asked to hold index finger and thumb together, in seconds.</summary>
    public IReadOnlyList<(double At, double Until)> Pinches => _pinches;

    /// <summary>Where the dot is, in degrees of extension and radial deviation.</summary>
    public (double ExtensionDeg, double RadialDeg) DegreesAt(double seconds)
    {
        if (Move(seconds) is not { } move)
            return (0, 0);
        // Minimum jerk, which is how hands move (Flash and Hogan 1985, J Neurosci 5:1688).
        var share = Math.Min(1, (seconds - move.At) / move.Seconds);
        var done = share * share * share * (10 + (share * ((6 * share) - 15)));
        var outwards = move.Returns ? 1 - done : done;
        return (move.Extension * outwards, move.Radial * outwards);
    }

    /// <summary>How fast the dot goes, in degrees a second of extension and radial deviation.</summary>
    public (double ExtensionDps, double RadialDps) SpeedAt(double seconds)
    {
        if (Move(seconds) is not { } move || seconds >= move.At + move.Seconds)
            return (0, 0);
        var share = (seconds - move.At) / move.Seconds;
        var rate = 30 * share * share * (1 - share) * (1 - share) / move.Seconds * (move.Returns ? -1 : 1);
        return (move.Extension * rate, move.Radial * rate);
    }

    /// <summary>Whether a pinch is asked for.</summary>
    public bool IsPinchAt(double seconds) => _pinches.Exists(pinch => seconds >= pinch.At && seconds < pinch.Until);

    // The last move that has begun; the dot stays at its end.
    private (double At, double Seconds, double Extension, double Radial, bool Returns)? Move(double seconds)
    {
        for (var i = _moves.Count - 1; i >= 0; i--)
        {
            if (_moves[i].At <= seconds)
                return _moves[i];
        }

        return null;
    }

    private double Pinch(double at)
    {
        _pinches.Add((at, at + PinchSeconds));
        return at + PinchSeconds + BetweenPinchesSeconds;
    }
}
