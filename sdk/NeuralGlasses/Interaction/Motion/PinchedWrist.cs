using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// The wrist's samples in order: between pinches they say what the sensor shows at rest, from a press on how far the wrist has moved since. A press may be
/// known later than the samples behind it; they are then gone through again. Nothing is allocated after construction.
/// </summary>
internal sealed class PinchedWrist
{
    // How the forearm lay is the mean of this long before the press.
    private const double LyingMs = 200;

    private readonly PinchMotionOptions _options;
    private readonly PinchCounters _counters;
    private readonly WristHistory _history = new();
    private readonly WristRest _rest;
    private PinchAngles _angles;
    private HostTime _pressedAt;
    private long _next;
    private bool _isGap;
    private bool _isSummed;

    public PinchedWrist(PinchMotionOptions options, PinchCounters counters)
    {
        _options = options;
        _counters = counters;
        _rest = new WristRest(options);
    }

    /// <summary>Host time of the newest sample; null before the first.</summary>
    public HostTime? NewestAt => _history.End > 0 ? _history[_history.End - 1].At : null;

    /// <summary>How far the wrist has moved since the press, or since the first sample behind it.</summary>
    public ref readonly PinchAngles Angles => ref _angles;

    /// <summary>Whether that is since the press.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether samples were lost since, or the sensor did not keep up, so that the angles are not known any more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Takes a sample that came.</summary>
    public void Push(in WristMotionSample sample)
    {
        if (sample.At <= NewestAt || !IsFinite(sample))
        {
            _counters.Disordered++;
            _isGap = true;
            return;
        }

        _counters.Samples++;
        var taken = _isGap || !(sample.SinceLastMs > 0) ? sample with { SinceLastMs = 0 } : sample;
        _history.Add(_options.IsTurnedAround ? taken.TurnedAround() : taken);
        _isGap = false;
    }

    /// <summary>Fingers were pressed together: from here on the angles are summed up.</summary>
    public void Press(HostTime at)
    {
        (_pressedAt, _isSummed, IsWhole, IsLost) = (at, true, false, false);
        _rest.Break();
        while (_next > _history.Begin && _history[_next - 1].At > at)
            _next--;
        var (x, y, z, count) = (0.0, 0.0, 0.0, 0);
        for (var number = _next - 1; number >= _history.Begin && at.MillisecondsSince(_history[number].At) <= LyingMs; number--)
        {
            ref readonly var sample = ref _history[number];
            (x, y, z, count) = (x + sample.AccelerationX, y + sample.AccelerationY, z + sample.AccelerationZ, count + 1);
        }

        count = Math.Max(1, count);
        _angles = PinchAngles.From(_rest, _options.UnknownOffsetDps, x / count, y / count, z / count);
    }

    /// <summary>Nobody asks for angles any more.</summary>
    public void LetGo() => _isSummed = false;

    /// <summary>Goes on to the next sample that belongs to known angles, one not behind <paramref name="until"/>; false if there is none.</summary>
    public bool TryStep(HostTime until, out HostTime at)
    {
        at = default;
        if (_next < _history.Begin)
        {
            _next = _history.Begin;
            Lose(isSaturated: false);
        }

        while (_next < _history.End && _history[_next].At <= until)
        {
            at = _history[_next].At;
            var number = _next++;
            if (!_isSummed)
                _counters.Rests += _rest.Take(_history[number]) ? 1 : 0;
            else if (!IsLost && TrySum(number))
                return true;
        }

        return false;
    }

    /// <summary>Whether the angles are known to this moment, given that all samples up to it were gone through.</summary>
    public bool IsKnownTo(HostTime at) =>
        !IsLost && (_next < _history.End ? _history[_next].SinceLastMs > 0 : NewestAt >= at);

    private static bool IsFinite(in WristMotionSample s) =>
        float.IsFinite(s.AccelerationX + s.AccelerationY + s.AccelerationZ + s.RateX + s.RateY + s.RateZ);

    private bool TrySum(long number)
    {
        ref readonly var sample = ref _history[number];
        if (sample.SinceLastMs == 0 || number == _history.Begin)
        {
            // Where motion is wanted no sooner than with the press, it is known from its first sample on.
            var isFirst = !IsWhole && (number == _history.Begin || _history[number - 1].At <= _pressedAt);
            if (!isFirst)
                Lose(isSaturated: false);
            return false;
        }

        ref readonly var before = ref _history[number - 1];
        if (sample.IsSaturated || before.IsSaturated)
        {
            Lose(isSaturated: true);
            return false;
        }

        IsWhole |= before.At <= _pressedAt;
        _angles.Add(before, sample, Math.Clamp(sample.At.MillisecondsSince(_pressedAt) / sample.SinceLastMs, 0, 1));
        return true;
    }

    private void Lose(bool isSaturated)
    {
        if (!_isSummed || IsLost)
            return;
        IsLost = true;
        if (isSaturated)
            _counters.Saturated++;
        else
            _counters.LostMotion++;
    }
}
