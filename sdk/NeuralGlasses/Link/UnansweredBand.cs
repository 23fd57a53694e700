using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>A wristband that left a request without an answer while the connection holds, and when it is asked once more: soon, and then less and less often.</summary>
internal sealed class UnansweredBand(double firstMs)
{
    // A read a minute costs a band nothing that its wearer would notice; a guess.
    private const double MostMs = 60_000;

    private double _everyMs;

    /// <summary>When it is to be asked again; null if it owes no answer.</summary>
    public HostTime? DueAt { get; private set; }

    /// <summary>It owes an answer from now on.</summary>
    public void Begin(HostTime now)
    {
        _everyMs = firstMs;
        DueAt = now.Plus(_everyMs * 1000);
    }

    /// <summary>Says whether it is to be asked now, and if so when next.</summary>
    public bool TryAsk(HostTime now)
    {
        if (!(now >= DueAt))
            return false;
        _everyMs = Math.Min(2 * _everyMs, MostMs);
        DueAt = now.Plus(_everyMs * 1000);
        return true;
    }

    /// <summary>It owes none any more; false if it owed none.</summary>
    public bool TryEnd()
    {
        bool owed = DueAt is not null;
        DueAt = null;
        return owed;
    }
}
