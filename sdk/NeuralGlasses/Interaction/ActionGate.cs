using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>
/// Holds back gestures that are in doubt: those that come too late, because after a stall the wearer has moved on and an
/// old fist must not take a photo, and those read from skin that an electrode had left.
/// </summary>
public sealed class ActionGate
{
    private readonly double _maxAgeMs;
    private readonly double _leadOffHoldMs;
    private HostTime? _leadOffAt;

    /// <summary>Makes a gate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The greatest age is not positive, or the hold is negative.</exception>
    public ActionGate(ActionGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxAgeMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.LeadOffHoldMs);
        _maxAgeMs = options.MaxAgeMs;
        _leadOffHoldMs = options.LeadOffHoldMs;
    }

    /// <summary>Gestures let through.</summary>
    public long Passed { get; private set; }

    /// <summary>Gestures held back because they were too old.</summary>
    public long Stale { get; private set; }

    /// <summary>Gestures held back because an electrode was off.</summary>
    public long LeadOff { get; private set; }

    /// <summary>Notes whether electrodes were off in a block; call it with every block before its gestures.</summary>
    public void Watch(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.LeadOff != 0 && block.SampleCount > 0)
            _leadOffAt = block.LastSample;
    }

    /// <summary>Whether the gesture may act at this moment; if not, it is counted.</summary>
    public bool TryPass(in GestureEvent gesture, HostTime now)
    {
        if (now.MillisecondsSince(gesture.NewestSample) > _maxAgeMs)
        {
            Stale++;
            return false;
        }

        if (_leadOffAt is { } leadOffAt && gesture.NewestSample.MillisecondsSince(leadOffAt) <= _leadOffHoldMs)
        {
            LeadOff++;
            return false;
        }

        Passed++;
        return true;
    }
}
