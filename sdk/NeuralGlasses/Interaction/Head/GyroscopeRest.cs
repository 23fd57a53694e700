using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Head;

/// <summary>Learns what a gyroscope shows of a head that is still. Nobody can tell that from a slow and even turn, so what it learns is bounded.</summary>
internal sealed class GyroscopeRest
{
    // Guesses: how long a head is still, how much its rates differ then, and how far off a sensor is; one that is off by more is for its driver to put right.
    private const double StillMs = 1000;
    private const double MostSpreadDps = 1;
    private const double MostOffsetDps = 2;

    private HeadDirection _least;
    private HeadDirection _most;
    private HeadDirection _sum;
    private HostTime _since;
    private int _count;

    /// <summary>What the gyroscope shows at rest, in degrees a second; none before the first rest.</summary>
    public HeadDirection Offset { get; private set; }

    /// <summary>Whether a rest can have begun with the newest sample, and not before.</summary>
    public bool HasJustBegun => _count == 1;

    /// <summary>Takes the next rates, in degrees a second; true if the head has been still up to now, and the offset is known anew.</summary>
    public bool Push(in HeadDirection rates, HostTime at)
    {
        Add(rates, at);
        if (IsMoving(_most - _least))
        {
            Begin(rates, at);
            return false;
        }

        if (at.MillisecondsSince(_since) < StillMs)
            return false;
        HeadDirection mean = _sum * (1.0 / _count);
        Begin(rates, at);
        if (Math.Abs(mean.X) > MostOffsetDps || Math.Abs(mean.Y) > MostOffsetDps || Math.Abs(mean.Z) > MostOffsetDps)
            return false;
        Offset = mean;
        return true;
    }

    /// <summary>Forgets that the head may rest, as after a time in which nothing was measured; the offset stays, it is the sensor's.</summary>
    public void Reset() => _count = 0;

    private void Begin(in HeadDirection rates, HostTime at)
    {
        _count = 0;
        Add(rates, at);
    }

    private void Add(in HeadDirection rates, HostTime at)
    {
        if (_count++ == 0)
        {
            (_least, _most, _sum, _since) = (rates, rates, rates, at);
            return;
        }

        _sum += rates;
        _least = new HeadDirection(Math.Min(_least.X, rates.X), Math.Min(_least.Y, rates.Y), Math.Min(_least.Z, rates.Z));
        _most = new HeadDirection(Math.Max(_most.X, rates.X), Math.Max(_most.Y, rates.Y), Math.Max(_most.Z, rates.Z));
    }

    private static bool IsMoving(in HeadDirection spread) => spread.X > MostSpreadDps || spread.Y > MostSpreadDps || spread.Z > MostSpreadDps;
}
