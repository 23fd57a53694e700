using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>What is known of the sequence numbers that a reorder window waits for: since when each is missed, and how often it was asked for.</summary>
internal sealed class MissingFrames
{
    private readonly HostTime[] _askAt;
    private readonly int[] _asks;
    private readonly bool[] _isLeftOut;
    private readonly RequestGrace _grace;
    private readonly double _retryMicroseconds;

    public MissingFrames(int windowFrames, RetransmitOptions options)
    {
        _askAt = new HostTime[windowFrames];
        _asks = new int[windowFrames];
        _isLeftOut = new bool[windowFrames];
        _grace = new RequestGrace(options.GraceMs * 1000, Math.Max(options.GraceMs, options.MaxWaitMs / 2) * 1000);
        _retryMicroseconds = options.RetryMs * 1000;
    }

    /// <summary>Notes that a number is missed from a moment on.</summary>
    public void Miss(int slot, HostTime at)
    {
        _grace.Advance(at);
        _askAt[slot] = at.Plus(_grace.Microseconds);
        _asks[slot] = 0;
        _isLeftOut[slot] = false;
    }

    /// <summary>Notes that a number came twice that was asked for once: it would have come by itself.</summary>
    public void AskedInVain(HostTime at) => _grace.Lengthen(at);

    /// <summary>Notes that a number was never sent: it is no longer missed.</summary>
    public void LeaveOut(int slot) => _isLeftOut[slot] = true;

    /// <summary>Whether a number was never sent.</summary>
    public bool IsLeftOut(int slot) => _isLeftOut[slot];

    /// <summary>Forgets a number that arrived or was given up, and says how often it was asked for.</summary>
    public int Settle(int slot)
    {
        int asks = _asks[slot];
        _asks[slot] = 0;
        _isLeftOut[slot] = false;
        return asks;
    }

    /// <summary>How often a number that is not settled was asked for.</summary>
    public int Asks(int slot) => _asks[slot];

    /// <summary>Host time at which a missing number is to be asked for, the first time or again.</summary>
    public HostTime AskAt(int slot) => _askAt[slot];

    /// <summary>Notes that a number was asked for, and says whether that was the first time.</summary>
    public bool Ask(int slot, HostTime at)
    {
        _askAt[slot] = at.Plus(_retryMicroseconds);
        return ++_asks[slot] == 1;
    }
}
