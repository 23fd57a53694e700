using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Reads off the band's motion sensor which way a forearm leads: turned about itself or swept sideways it leads to the right and left, lifted and lowered up and down, however
/// the hand lies. What the gyroscope shows at rest is learnt and taken off. Of a sample that came out of order, after a loss or from the end of the sensor's range nobody knows
/// how far the forearm went, and it leads nowhere. Nothing is allocated after construction.
/// </summary>
public sealed class ForearmAim
{
    private const double RadiansPerDegree = Math.PI / 180;
    private readonly AimOptions _options;
    private readonly bool _isTurnedAround;
    private readonly WristRest _rest = new(new PinchMotionOptions());
    private double _rollDegrees;
    private bool _knowsGravity;

    /// <summary>Makes one that has felt nothing.</summary>
    /// <param name="options">How the forearm leads.</param>
    /// <param name="axes">How the band is worn, and how the forearm lies as long as gravity does not say it.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public ForearmAim(AimOptions options, WristAxesOptions axes)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(axes);
        options.Check();
        axes.Check();
        _options = options;
        _isTurnedAround = axes.IsTurnedAround;
        _rollDegrees = axes.Lay == ForearmLay.PalmDown ? 0 : axes.Side == WristSide.Right ? 90 : -90;
    }

    /// <summary>How the forearm lies, in degrees: 0 with the palm down, 90 of a right hand whose thumb points up, -90 of a left one.</summary>
    public double RollDegrees => _rollDegrees;

    /// <summary>Takes what the sensor felt; gives the velocity that it leads with since the sample before, in degrees a second as <see cref="AimOptions"/> counts them, or false where nobody knows how far it went.</summary>
    public bool TryTake(in WristMotionSample felt, out HandVelocity led)
    {
        var sample = _isTurnedAround ? felt.TurnedAround() : felt;
        if (!(sample.SinceLastMs > 0) || sample.IsSaturated || !float.IsFinite(sample.RateX + sample.RateY + sample.RateZ))
        {
            _rest.Break();
            _knowsGravity = false;
            led = default;
            return false;
        }

        _rest.Take(sample);
        var (turn, y, z) = (sample.RateX - _rest.X, sample.RateY - _rest.Y, sample.RateZ - _rest.Z);
        Roll(sample, turn);
        var (upY, upZ) = Math.SinCos(_rollDegrees * RadiansPerDegree);
        var lift = (z * upY) - (y * upZ);
        var sweep = -(y * upY) - (z * upZ);
        led = new HandVelocity((_options.TurnFactor * turn) + (_options.SweepFactor * sweep), _options.LiftFactor * lift);
        return true;
    }

    // The gyroscope is quick and its errors add up, gravity is slow and its errors do not: a complementary filter.
    private void Roll(in WristMotionSample sample, double turnDps)
    {
        _rollDegrees += turnDps * sample.SinceLastMs / 1000;
        if (sample.SaysHowItLies())
        {
            var away = Math.IEEERemainder((Math.Atan2(sample.AccelerationY, sample.AccelerationZ) / RadiansPerDegree) - _rollDegrees, 360);
            _rollDegrees += (_knowsGravity ? 1 - Math.Exp(-sample.SinceLastMs / _options.GravityMs) : 1) * away;
            _knowsGravity = true;
        }

        _rollDegrees = Math.IEEERemainder(_rollDegrees, 360);
    }
}
