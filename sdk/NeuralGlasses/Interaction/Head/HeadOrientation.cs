using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Head;

/// <summary>
/// Where a head looks. Pitch and roll are the gyroscope's sum, held by the accelerometer wherever that feels gravity alone; nothing holds the yaw, which
/// therefore drifts, and counts from where the head looked at first. What the gyroscope shows of a still head is taken off. Nothing is allocated.
/// </summary>
internal sealed class HeadOrientation
{
    // How fast gravity corrects the sum, what is felt of a head that is not at rest, and a gap after which the sum means nothing any more; guesses, as of HeadUp.
    private const double LevelS = 1;
    private const double MostShakeG = 0.1;
    private const double MostGapMs = 100;

    // Who looks straight up or down looks nowhere to the side.
    private const double LeastAside = 0.1;

    private readonly GyroscopeRest _rest = new();
    private HeadDirection _up;
    private HeadDirection _ahead;
    private HeadDirection _aheadAtRest;
    private HeadDirection _rates;
    private HostTime _last;

    /// <summary>Whether there is something to tell.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Host time at which the yaw was 0; another one than before means that the head was not followed in between.</summary>
    public HostTime Since { get; private set; }

    /// <summary>Turned to the right, in degrees, -180 to 180.</summary>
    public double YawDegrees { get; private set; }

    /// <summary>Looking up, in degrees, -90 to 90.</summary>
    public double PitchDegrees => Degrees(Math.Atan2(_up.X, Math.Sqrt((_up.Y * _up.Y) + (_up.Z * _up.Z))));

    /// <summary>Tilted to the right shoulder, in degrees, -180 to 180.</summary>
    public double RollDegrees => Degrees(Math.Atan2(_up.Y, _up.Z));

    /// <summary>Forgets the head, as after a time in which nothing was measured; what was learned of the sensor stays.</summary>
    public void Reset()
    {
        IsKnown = false;
        _rest.Reset();
    }

    /// <summary>Takes the next sample. One that is older than the last is passed over, and one that is no number makes the head unknown.</summary>
    public void Push(in HeadSample sample)
    {
        var felt = new HeadDirection(sample.AccelerationX, sample.AccelerationY, sample.AccelerationZ);
        var rates = new HeadDirection(sample.RateX, sample.RateY, sample.RateZ);
        if (!double.IsFinite(felt.Length + rates.Length))
        {
            Reset();
            return;
        }

        double ms = sample.At.MillisecondsSince(_last);
        if (IsKnown && ms <= 0)
            return;
        if (IsKnown && ms <= MostGapMs)
            Follow(felt, rates, sample.At, ms / 1000);
        else if (felt.Length > MostShakeG)
            Begin(felt, rates, sample.At);
    }

    private void Begin(in HeadDirection felt, in HeadDirection rates, HostTime at)
    {
        Reset();
        _up = felt.Unit();

        // The nose, or for one that points straight up or down what the left ear says is ahead.
        var nose = new HeadDirection(1, 0, 0);
        _ahead = Math.Abs(_up.X) < 0.99 ? nose.Across(_up) : new HeadDirection(0, 1, 0).Cross(_up).Unit();
        _aheadAtRest = _ahead;
        _rest.Push(rates, at);
        (_rates, _last, Since) = (rates, at, at);
        YawDegrees = 0;
        IsKnown = true;
    }

    private void Follow(in HeadDirection felt, in HeadDirection rates, HostTime at, double seconds)
    {
        // Between two samples the head turns as fast as both say on average.
        HeadDirection turn = (((_rates + rates) * 0.5) - _rest.Offset) * (seconds * Math.PI / 180);
        _up = _up.SeenAfter(turn);
        _ahead = _ahead.SeenAfter(turn);
        (_rates, _last) = (rates, at);
        if (Math.Abs(felt.Length - 1) < MostShakeG)
            _up += (felt.Unit() - _up) * Math.Min(1, seconds / LevelS);
        _up = _up.Unit();

        // A head that was still looks where it looked before: what was summed up meanwhile is the sensor's.
        if (_rest.Push(rates, at))
            _ahead = _aheadAtRest;
        _ahead = _ahead.Across(_up);
        if (_rest.HasJustBegun)
            _aheadAtRest = _ahead;
        Turn();
    }

    private void Turn()
    {
        double ahead = _ahead.X;
        double left = _up.Cross(_ahead).X;
        if ((ahead * ahead) + (left * left) > LeastAside * LeastAside)
            YawDegrees = -Degrees(Math.Atan2(left, ahead));
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
