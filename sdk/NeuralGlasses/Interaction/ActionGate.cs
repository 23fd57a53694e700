using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>
/// Holds back gestures that are in doubt: those that come too late, because after a stall the wearer has moved on and an
/// old fist must not take a photo, and those read from skin that an electrode had left. Where that is asked for, it also holds back
/// everything until the wearer has made the wake gesture.
/// </summary>
public sealed class ActionGate
{
    private readonly double _maxAgeMs;
    private readonly double _leadOffHoldMs;
    private readonly double _awakeMs;
    private HostTime? _leadOffAt;
    private HostTime? _actedAt;

    /// <summary>Makes a gate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The greatest age is not positive, or another time is negative.</exception>
    public ActionGate(ActionGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxAgeMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.LeadOffHoldMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.AwakeMs);
        _maxAgeMs = options.MaxAgeMs;
        _leadOffHoldMs = options.LeadOffHoldMs;
        _awakeMs = options.AwakeMs;
    }

    /// <summary>Gestures let through.</summary>
    public long Passed { get; private set; }

    /// <summary>Gestures held back because they were too old.</summary>
    public long Stale { get; private set; }

    /// <summary>Gestures held back because an electrode was off.</summary>
    public long LeadOff { get; private set; }

    /// <summary>Gestures held back because nobody had woken the glasses.</summary>
    public long Asleep { get; private set; }

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

        if (IsAsleep(gesture))
        {
            Asleep++;
            return false;
        }

        Passed++;
        return true;
    }

    private bool IsAsleep(in GestureEvent gesture)
    {
        if (_awakeMs == 0)
            return false;
        var isAwake = gesture.Gesture == EventLabels.Wake || (_actedAt is { } actedAt && gesture.NewestSample.MillisecondsSince(actedAt) <= _awakeMs);
        if (isAwake)
            _actedAt = gesture.NewestSample;
        return !isAwake;
    }
}
