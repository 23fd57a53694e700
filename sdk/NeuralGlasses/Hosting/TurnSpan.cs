using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Time from one turn to the next, for whatever is charged by time.</summary>
internal struct TurnSpan
{
    private HostTime? _before;

    /// <summary>Seconds since the turn before; 0 at the first.</summary>
    public double Step(HostTime now)
    {
        double seconds = _before is { } before ? now.MillisecondsSince(before) / 1000 : 0;
        _before = now;
        return seconds;
    }
}
