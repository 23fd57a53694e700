using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>What is known of the sequence numbers that a reorder window waits for: since when each is missed, and whether it was asked for.</summary>
internal sealed class MissingFrames
{
    private readonly HostTime[] _askAt;
    private readonly bool[] _isAsked;
    private readonly bool[] _isLeftOut;
    private readonly double _graceMicroseconds;
    private readonly double _retryMicroseconds;

    public MissingFrames(int windowFrames, RetransmitOptions options)
    {
        _askAt = new HostTime[windowFrames];
        _isAsked = new bool[windowFrames];
        _isLeftOut = new bool[windowFrames];
        _graceMicroseconds = options.GraceMs * 1000;
        _retryMicroseconds = options.RetryMs * 1000;
    }

    /// <summary>Notes that a number is missed from a moment on.</summary>
    public void Miss(int slot, HostTime at)
    {
        _askAt[slot] = at.Plus(_graceMicroseconds);
        _isAsked[slot] = false;
        _isLeftOut[slot] = false;
    }

    /// <summary>Notes that a number was never sent: it is no longer missed.</summary>
    public void LeaveOut(int slot) => _isLeftOut[slot] = true;

    /// <summary>Whether a number was never sent.</summary>
    public bool IsLeftOut(int slot) => _isLeftOut[slot];

    /// <summary>Forgets a number that arrived or was given up, and says whether it was asked for.</summary>
    public bool Settle(int slot)
    {
        bool wasAsked = _isAsked[slot];
        _isAsked[slot] = false;
        _isLeftOut[slot] = false;
        return wasAsked;
    }

    /// <summary>Whether a number that is not settled was asked for.</summary>
    public bool IsAsked(int slot) => _isAsked[slot];

    /// <summary>Host time at which a missing number is to be asked for, the first time or again.</summary>
    public HostTime AskAt(int slot) => _askAt[slot];

    /// <summary>Notes that a number was asked for, and says whether that was the first time.</summary>
    public bool Ask(int slot, HostTime at)
    {
        bool isFirst = !_isAsked[slot];
        _isAsked[slot] = true;
        _askAt[slot] = at.Plus(_retryMicroseconds);
        return isFirst;
    }
}
