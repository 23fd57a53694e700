using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing.Tasks;

/// <summary>Follows the cursor through one trial.</summary>
internal sealed class TrialRecorder
{
    private readonly PointingTarget _before;
    private readonly CursorSample _start;
    private CursorSample _last;
    private HostTime? _firstEntry;
    private HostTime _entry;
    private double _path;
    private int _entries;

    public TrialRecorder(PointingTarget before, PointingTarget target, in CursorSample start)
    {
        (_before, Target, _start, _last) = (before, target, start, start);
        Enter(start);
    }

    /// <summary>The target.</summary>
    public PointingTarget Target { get; }

    /// <summary>Whether the cursor is in it.</summary>
    public bool IsInside { get; private set; }

    /// <summary>How long it has been in it, in milliseconds; 0 outside.</summary>
    public double InsideMs => IsInside ? _last.At.MillisecondsSince(_entry) : 0;

    /// <summary>How long the trial has lasted, in milliseconds.</summary>
    public double LastsMs => _last.At.MillisecondsSince(_start.At);

    public void Take(in CursorSample sample)
    {
        if (sample.At < _last.At)
            throw new ArgumentException($"The cursor's sample at {sample.At.Microseconds} µs comes after one at {_last.At.Microseconds} µs; expected samples in order of time.");
        if (!double.IsFinite(sample.X) || !double.IsFinite(sample.Y))
            throw new ArgumentException($"The cursor's sample at {sample.At.Microseconds} µs is at x {sample.X}, y {sample.Y}; expected two numbers of pixels.");
        _path += Length(sample.X - _last.X, sample.Y - _last.Y);
        _last = sample;
        Enter(sample);
    }

    /// <summary>Ends the trial where the cursor is.</summary>
    public PointingTrial End(TrialOutcome outcome, double heldMs)
    {
        var (axisX, axisY) = (Target.X - _before.X, Target.IsColumn ? 0 : Target.Y - _before.Y);
        var nominal = Length(axisX, axisY);
        (axisX, axisY) = nominal > 0 ? (axisX / nominal, axisY / nominal) : (1, 0);
        return new PointingTrial
        {
            Target = Target,
            Outcome = outcome,
            NominalPixels = nominal,
            Seconds = LastsMs / 1000,
            MovementSeconds = (LastsMs - heldMs) / 1000,
            DialInSeconds = _firstEntry is { } first ? _entry.MillisecondsSince(first) / 1000 : 0,
            Entries = _entries,
            PathPixels = _path,
            StraightPixels = Length(_last.X - _start.X, _last.Y - _start.Y),
            AlongPixels = ((_last.X - _start.X) * axisX) + ((_last.Y - _start.Y) * axisY),
            BeyondPixels = ((_last.X - Target.X) * axisX) + ((_last.Y - Target.Y) * axisY),
        };
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private void Enter(in CursorSample sample)
    {
        var isInside = Target.Contains(sample.X, sample.Y);
        if (isInside && !IsInside)
        {
            _entries++;
            _entry = sample.At;
            _firstEntry ??= sample.At;
        }

        IsInside = isInside;
    }
}
