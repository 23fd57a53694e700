using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Makes presses and releases of the probability that fingers are pressed together: with an onset before, two bounds, and times for which they have to be passed. A
/// press of a wrist that is fast is none, nor is one that was never let go before, nor one of fingers that are busy with something else. Nothing is allocated.
/// </summary>
public sealed class PressReader
{
    private readonly PressOptions _options;
    private readonly RestlessFingers _fingers;
    private State _state = State.Unarmed;
    private HostTime _onsetAt;
    private HostTime _highSince;
    private HostTime _lowSince;
    private HostTime _upAt = new(long.MinValue / 2);
    private bool _isHigh;
    private bool _isLow;

    /// <summary>Makes a reader that believes no press before it has seen open fingers.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public PressReader(PressOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _fingers = new RestlessFingers(options);
    }

    private enum State
    {
        Unarmed,
        Open,
        Onset,
        Lingering,
        Down,
    }

    /// <summary>Whether fingers are pressed.</summary>
    public bool IsDown => _state == State.Down;

    /// <summary>Whether a press may be coming.</summary>
    public bool IsOnset => _state == State.Onset;

    /// <summary>Presses that were none because the wrist was too fast.</summary>
    public long Fast { get; private set; }

    /// <summary>Presses that were none because they came too soon after the one before.</summary>
    public long TooSoon { get; private set; }

    /// <summary>Presses that were none because the fingers were restless.</summary>
    public long Restless { get; private set; }

    /// <summary>Takes a probability, the speed of the wrist, in degrees a second, and whether other muscles hide those that press, so that a low probability says less.</summary>
    public PressChange Take(double probability, double dps, HostTime at, bool isHidden = false)
    {
        var change = _state switch
        {
            State.Down => Hold(probability, isHidden, at),
            State.Unarmed => Arm(probability),
            _ => Await(probability, dps, at),
        };
        _fingers.Take(probability, IsDown, at);
        return change;
    }

    /// <summary>Believes nothing until the fingers are seen open again.</summary>
    public void Reset() => (_state, _isHigh, _isLow) = (State.Unarmed, false, false);

    private PressChange Arm(double probability)
    {
        if (probability < _options.OnsetProbability)
            _state = State.Open;
        return PressChange.None;
    }

    private PressChange Await(double probability, double dps, HostTime at)
    {
        if (probability < _options.OnsetProbability)
        {
            var wasOnset = _state == State.Onset;
            (_state, _isHigh) = (State.Open, false);
            return wasOnset ? PressChange.Passed : PressChange.None;
        }

        var begins = _state == State.Open;
        if (dps > _options.FastestDps && !IsPressed(probability, at))
            return begins ? PressChange.None : Wait(at);
        if (begins)
            (_state, _onsetAt) = (State.Onset, at);
        if (!IsPressed(probability, at))
            return begins ? PressChange.Onset : Wait(at);
        var wasSeen = _state == State.Onset;
        Reset();
        if (dps > _options.FastestDps)
            Fast++;
        else if (at.MillisecondsSince(_upAt) < _options.RefractoryMs)
            TooSoon++;
        else if (_fingers.IsRestless(at))
            Restless++;
        else
            _state = State.Down;
        return IsDown ? PressChange.Down : wasSeen && !begins ? PressChange.Passed : PressChange.None;
    }

    // A probability that stays half high must not hold the cursor for ever.
    private PressChange Wait(HostTime at)
    {
        if (_state != State.Onset || at.MillisecondsSince(_onsetAt) <= _options.OnsetMs)
            return PressChange.None;
        _state = State.Lingering;
        return PressChange.Passed;
    }

    private bool IsPressed(double probability, HostTime at)
    {
        if (probability < _options.PressProbability)
            return _isHigh = false;
        if (!_isHigh)
            (_isHigh, _highSince) = (true, at);
        return at.MillisecondsSince(_highSince) >= _options.PressMs;
    }

    private PressChange Hold(double probability, bool isHidden, HostTime at)
    {
        if (probability >= _options.ReleaseProbability)
        {
            _isLow = false;
            return PressChange.None;
        }

        if (!_isLow)
            (_isLow, _lowSince) = (true, at);
        if (at.MillisecondsSince(_lowSince) < (isHidden ? _options.HiddenReleaseMs : _options.ReleaseMs))
            return PressChange.None;
        Reset();
        _upAt = at;
        return PressChange.Up;
    }
}
