using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Head;

/// <summary>
/// Tells from the motion of a head that its wearer looks up: quickly, well above where the head usually points, and for a moment. The angle is the
/// gyroscope's sum, held by the accelerometer wherever that feels gravity alone (a complementary filter). Nothing is allocated.
/// </summary>
public sealed class HeadUp
{
    /// <summary>Name of the gesture.</summary>
    public const string Gesture = "head_up";

    // Time constants: how fast the accelerometer corrects the sum, and how fast the usual place follows the head; guesses.
    private const double LevelS = 1;
    private const double UsualS = 15;

    // Beyond this the head is not at rest, and what is felt is not gravity alone.
    private const double MostShakeG = 0.1;

    // A gap after which the sum means nothing any more.
    private const double MostGapMs = 100;

    private readonly HeadUpOptions _options;
    private double _up;
    private double _usual;
    private HostTime _lowAt;
    private HostTime _last;
    private HostTime? _upSince;
    private bool _isArmed;
    private bool _hasBegun;

    /// <summary>Makes a detector that knows nothing of the head yet.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public HeadUp(HeadUpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>How far the head points above where it usually does, in degrees.</summary>
    public double AngleDegrees => _up - _usual;

    /// <summary>Takes the next sample; true for the one with which it is clear that the wearer looks up.</summary>
    public bool Push(in HeadSample sample)
    {
        double gravity = Math.Atan2(sample.AccelerationX, Math.Sqrt((sample.AccelerationY * sample.AccelerationY) + (sample.AccelerationZ * sample.AccelerationZ))) * 180 / Math.PI;
        double ms = sample.At.MillisecondsSince(_last);
        if (!double.IsFinite(gravity + sample.RateY))
        {
            Reset();
            return false;
        }

        if (!_hasBegun || ms <= 0 || ms > MostGapMs)
        {
            Begin(gravity, sample.At);
            return false;
        }

        _last = sample.At;
        Follow(sample, gravity, ms / 1000);
        return Decide(sample.At);
    }

    /// <summary>Forgets the head, as after a time in which nothing was measured.</summary>
    public void Reset() => _hasBegun = false;

    // Where the head points now is taken for the usual place: nobody is seen to look up who already did.
    private void Begin(double gravity, HostTime at)
    {
        (_up, _usual) = (gravity, gravity);
        (_last, _lowAt) = (at, at);
        _upSince = null;
        _hasBegun = _isArmed = true;
    }

    private void Follow(in HeadSample sample, double gravity, double seconds)
    {
        _up -= sample.RateY * seconds;
        double felt = Math.Sqrt((sample.AccelerationX * sample.AccelerationX) + (sample.AccelerationY * sample.AccelerationY) + (sample.AccelerationZ * sample.AccelerationZ));
        if (Math.Abs(felt - 1) < MostShakeG)
            _up += (gravity - _up) * Math.Min(1, seconds / LevelS);
        _usual += (_up - _usual) * Math.Min(1, seconds / UsualS);
    }

    private bool Decide(HostTime at)
    {
        if (AngleDegrees < _options.RearmDegrees)
        {
            _lowAt = at;
            _isArmed = true;
        }

        if (AngleDegrees < _options.UpDegrees)
        {
            _upSince = null;
            return false;
        }

        _upSince ??= at;
        if (!_isArmed)
            return false;
        if (_upSince.Value.MillisecondsSince(_lowAt) > _options.RiseMs)
        {
            _isArmed = false;
            return false;
        }

        _isArmed = at.MillisecondsSince(_upSince.Value) < _options.HoldMs;
        return !_isArmed;
    }
}
