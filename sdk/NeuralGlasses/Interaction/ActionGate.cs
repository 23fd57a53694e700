using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>
/// Holds back what is in doubt: gestures that come too late, because after a stall the wearer has moved on and an old fist must not take a photo;
/// those read from skin that an electrode had left; the same one told twice; and intents that follow each other too fast or are too unsure.
/// </summary>
public sealed class ActionGate
{
    private readonly ActionGateOptions _options;
    private readonly HostTime?[] _lastIntents = new HostTime?[Enum.GetValues<IntentKind>().Max(kind => (int)kind) + 1];
    private readonly IntentGate?[] _intents;
    private HostTime? _leadOffAt;
    private GestureEvent _last;

    /// <summary>Makes a gate.</summary>
    /// <exception cref="ArgumentException">An intent is not known.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The greatest age is not positive, another time is negative, or a confidence is not 0 to 1.</exception>
    public ActionGate(ActionGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxAgeMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.LeadOffHoldMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.DuplicateMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.AwakeMs);
        _options = options;
        _intents = new IntentGate?[_lastIntents.Length];
        foreach ((string name, IntentGate gate) in options.Intents)
        {
            if (!IntentNames.TryFind(name, out IntentKind kind))
                throw new ArgumentException($"The gate knows no intent '{name}'; {NearestName.Suggest(name, IntentNames.All)}", nameof(options));
            ArgumentOutOfRangeException.ThrowIfNegative(gate.MinGapMs);
            ArgumentOutOfRangeException.ThrowIfNegative(gate.MinConfidence);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(gate.MinConfidence, 1);
            _intents[(int)kind] = gate;
        }
    }

    /// <summary>Gestures let through.</summary>
    public long Passed { get; private set; }

    /// <summary>Gestures held back because they were too old.</summary>
    public long Stale { get; private set; }

    /// <summary>Gestures held back because an electrode was off.</summary>
    public long LeadOff { get; private set; }

    /// <summary>Gestures held back because they had been told already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Intents held back because they came too soon after one of the same kind.</summary>
    public long TooSoon { get; private set; }

    /// <summary>Intents held back because the gesture behind them was too unsure.</summary>
    public long Unsure { get; private set; }

    /// <summary>Notes whether electrodes were off in a block; call it with every block before its gestures.</summary>
    public void Watch(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.LeadOff != 0 && block.SampleCount > 0)
            _leadOffAt = block.LastSample;
    }

    /// <summary>Whether a gesture of the band may act at this moment; if not, it is counted.</summary>
    public bool TryPass(in GestureEvent gesture, HostTime now)
    {
        if (_leadOffAt is { } leadOffAt && IsFresh(gesture, now) && gesture.NewestSample.MillisecondsSince(leadOffAt) <= _options.LeadOffHoldMs)
        {
            LeadOff++;
            return false;
        }

        return TryPassTouch(gesture, now);
    }

    /// <summary>Whether a finger at the temple may act at this moment, whatever the electrodes do; if not, it is counted.</summary>
    public bool TryPassTouch(in GestureEvent touch, HostTime now)
    {
        if (!IsFresh(touch, now))
        {
            Stale++;
            return false;
        }

        bool isTold = touch.Gesture == _last.Gesture && Math.Abs(touch.NewestSample.MillisecondsSince(_last.NewestSample)) < _options.DuplicateMs;
        if (isTold)
        {
            Duplicates++;
            return false;
        }

        _last = touch;
        Passed++;
        return true;
    }

    /// <summary>Whether an intent may be carried out; if not, it is counted.</summary>
    public bool TryPass(in Intent intent)
    {
        if (_intents[(int)intent.Kind] is not { } gate)
            return true;
        if (intent.Cause.Confidence < gate.MinConfidence)
        {
            Unsure++;
            return false;
        }

        ref HostTime? last = ref _lastIntents[(int)intent.Kind];
        if (last is { } before && intent.At.MillisecondsSince(before) < gate.MinGapMs)
        {
            TooSoon++;
            return false;
        }

        last = intent.At;
        return true;
    }

    private bool IsFresh(in GestureEvent gesture, HostTime now) => now.MillisecondsSince(gesture.NewestSample) <= _options.MaxAgeMs;
}
