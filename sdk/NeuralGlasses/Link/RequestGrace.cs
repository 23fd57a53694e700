using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// How long a missing frame is given to come by itself. On a link of one bearer nothing overtakes, and the shortest time is right. Of several bearers each lags
/// behind the others at times, and whoever asks too soon makes a busy link carry its frames twice; that shows in second copies of what was asked for once.
/// </summary>
internal sealed class RequestGrace
{
    // Time without a needless request after which a shorter grace is tried; a guess.
    private const double RelaxMs = 5000;

    // Where no grace is set at all.
    private const double FirstStepMicroseconds = 1000;

    private readonly double _leastMicroseconds;
    private readonly double _mostMicroseconds;
    private HostTime _relaxAt;

    public RequestGrace(double leastMicroseconds, double mostMicroseconds)
    {
        (_leastMicroseconds, _mostMicroseconds) = (leastMicroseconds, mostMicroseconds);
        Microseconds = leastMicroseconds;
    }

    /// <summary>The grace now, in microseconds.</summary>
    public double Microseconds { get; private set; }

    /// <summary>A frame came by itself after it had been asked for.</summary>
    public void Lengthen(HostTime at)
    {
        Microseconds = Math.Min(Math.Max(2 * Microseconds, FirstStepMicroseconds), _mostMicroseconds);
        _relaxAt = at.Plus(RelaxMs * 1000);
    }

    /// <summary>Time goes by.</summary>
    public void Advance(HostTime at)
    {
        while (Microseconds > _leastMicroseconds && at >= _relaxAt)
        {
            Microseconds = Math.Max(_leastMicroseconds, Microseconds / 2);
            _relaxAt = _relaxAt.Plus(RelaxMs * 1000);
        }
    }
}
