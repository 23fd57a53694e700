using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Says which way of the wrist is right and which is up for its wearer, from the arm that wears the band and from how the forearm lies: with the thumb up,
/// extension of a right wrist leads to the right and radial deviation up; with the palm down, extension leads up and radial deviation to the left. Gravity says
/// how it lies, and anything between is between; where the forearm stands too steep for that, it is as it was. The axes follow only while the cursor
/// rests, and never jump. Nothing is allocated.
/// </summary>
public sealed class WristAxes
{
    private const double MostSampleMs = 200;
    private const double NearDegrees = 1;

    private readonly WristAxesOptions _options;
    private readonly double _thumb;
    private double _gravityY;
    private double _gravityZ;
    private double _rollDegrees;
    private double _nearMs;
    private bool _isFollowing;
    private bool _isSettled;

    /// <summary>Makes axes that lie as the settings say.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public WristAxes(WristAxesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        // The sensor's y points to the left with the palm down: there is the thumb of a right hand.
        _thumb = options.Side == WristSide.Right ? 1 : -1;
        _rollDegrees = options.Lay == ForearmLay.ThumbUp ? 90 * _thumb : 0;
    }

    /// <summary>How the forearm lies as the axes have it, in degrees: 0 with the palm down, 90 with the sensor's y up, as of a right hand whose thumb points up, -90 of a left one.</summary>
    public double RollDegrees => _rollDegrees;

    /// <summary>Whether gravity has said how the forearm lies.</summary>
    public bool KnowsGravity { get; private set; }

    /// <summary>Takes what the band's sensor felt.</summary>
    public void Feel(in WristMotionSample sample)
    {
        if (!sample.SaysHowItLies())
            return;
        double y = _options.IsTurnedAround ? -sample.AccelerationY : sample.AccelerationY, z = sample.AccelerationZ;
        var share = KnowsGravity ? 1 - Math.Exp(-Math.Clamp(sample.SinceLastMs, 0, MostSampleMs) / _options.GravityMs) : 1;
        _gravityY += share * (y - _gravityY);
        _gravityZ += share * (z - _gravityZ);
        KnowsGravity = true;
    }

    /// <summary>Lets the axes follow the forearm for some time, if the cursor rests.</summary>
    public void Advance(double elapsedMs, bool isMoving)
    {
        if (!KnowsGravity || isMoving)
            return;
        var away = Around(Math.Atan2(_gravityY, _gravityZ) * 180 / Math.PI, _rollDegrees);
        // What gravity says first is no turn of the forearm.
        if (!_isSettled)
        {
            (_rollDegrees, _isSettled) = (_rollDegrees + away, true);
            return;
        }

        // Gravity is a mean that still comes when the axes have caught up with it.
        _nearMs = Math.Abs(away) > NearDegrees ? 0 : _nearMs + elapsedMs;
        _isFollowing = _isFollowing ? _nearMs < 3 * _options.GravityMs : Math.Abs(away) > _options.HysteresisDegrees;
        if (!_isFollowing)
            return;
        var most = _options.FollowDps * elapsedMs / 1000;
        _rollDegrees = Around(_rollDegrees + Math.Clamp(away, -most, most), 0);
    }

    /// <summary>The hand's velocity of a wrist's.</summary>
    public HandVelocity Of(in WristVelocity wrist)
    {
        var (upY, upZ) = Math.SinCos(_rollDegrees * Math.PI / 180);
        var towardsY = _thumb * wrist.RadialDps;
        return new HandVelocity((wrist.ExtensionDps * upY) - (towardsY * upZ), (wrist.ExtensionDps * upZ) + (towardsY * upY));
    }

    /// <summary>How far the hand is bent for whoever sees it.</summary>
    public HandAngle Of(in WristAngle wrist)
    {
        var hand = Of(new WristVelocity(wrist.ExtensionDeg, wrist.RadialDeg));
        return new HandAngle(hand.RightDps, hand.UpDps);
    }

    /// <summary>The wrist's velocity that moves the hand so; the way back of <see cref="Of(in WristVelocity)"/>.</summary>
    public WristVelocity Back(in HandVelocity hand)
    {
        var (upY, upZ) = Math.SinCos(_rollDegrees * Math.PI / 180);
        return new WristVelocity((hand.RightDps * upY) + (hand.UpDps * upZ), _thumb * ((hand.UpDps * upY) - (hand.RightDps * upZ)));
    }

    // From one angle to another the short way, in degrees.
    private static double Around(double degrees, double from) => Math.IEEERemainder(degrees - from, 360);
}
