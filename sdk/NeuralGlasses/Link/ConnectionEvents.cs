using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// Where the connection events lie on the host's clock, from the arrivals of notifications. The first of an event arrives a little
/// after it, sometimes a lot; the phase is held where one in ten arrivals seems to come before it.
/// </summary>
internal sealed class ConnectionEvents
{
    private const double StepUp = 20;
    private const double StepDown = 9 * StepUp;

    // Arrivals closer to the one before are taken for the second and further notifications of an event.
    private const double MinPauseMicroseconds = 3000;

    private readonly double _interval;
    private double _phase;
    private double _latest;

    public ConnectionEvents(double intervalMs) => _interval = intervalMs * 1000;

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Begin() => IsKnown = false;

    /// <summary>Learns that a notification arrived that spent at least <paramref name="airTime"/> microseconds on the air.</summary>
    public void Hear(HostTime arrivedAt, double airTime)
    {
        double at = arrivedAt.Microseconds;
        bool isFirst = at - _latest > MinPauseMicroseconds;
        _latest = at;
        if (!IsKnown)
        {
            IsKnown = true;
            _phase = at - airTime;
        }
        else if (isFirst)
        {
            double behind = Math.IEEERemainder(at - airTime - _phase, _interval);
            _phase += behind < 0 ? Math.Max(behind, -StepDown) : Math.Min(behind, StepUp);
        }
    }

    /// <summary>Returns the beginning of the first event from a moment on.</summary>
    public HostTime Next(HostTime from) => new((long)(_phase + (Math.Ceiling((from.Microseconds - _phase) / _interval) * _interval)));
}
