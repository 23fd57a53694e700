using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Lets a bent wrist steer: the cursor goes as long as the hand is bent, the quicker the further, and stands when it is let go. A decoder that sees muscles knows a hand that
/// is let go better than how far one went, and what errs about the angle adds up to little. Where the hand rests becomes the middle. Nothing is allocated.
/// </summary>
public sealed class Steering
{
    private const double MostMiddleDegrees = 6;
    private readonly SteeringOptions _options;
    private readonly double _heightPixels;
    private double _extension;
    private double _radial;
    private double _middleExtension;
    private double _middleRadial;
    private bool _begun;

    /// <summary>Makes one whose hand is let go.</summary>
    /// <param name="options">How quickly the cursor goes.</param>
    /// <param name="heightPixels">Height of the display, in pixels.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public Steering(SteeringOptions options, int heightPixels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        options.Check();
        _options = options;
        _heightPixels = heightPixels;
    }

    /// <summary>Whether the hand is bent enough for the cursor to go.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>Takes an angle that holds for some time; gives how far the hand is bent from the middle, sideways scaled up to the other way.</summary>
    /// <param name="angle">Where the decoder has the wrist.</param>
    /// <param name="elapsedMs">Time since the one before.</param>
    /// <param name="mayRest">Whether a hand that is hardly bent is at rest; not while fingers are pinched.</param>
    public WristAngle Take(in WristAngle angle, double elapsedMs, bool mayRest)
    {
        if (!_begun)
            (_extension, _radial, _begun) = (angle.ExtensionDeg, angle.RadialDeg, true);
        var share = 1 - Math.Exp(-_options.PullPerSecond * elapsedMs / 1000);
        _extension += share * (angle.ExtensionDeg - _extension);
        _radial += share * (angle.RadialDeg - _radial);
        var bent = new WristAngle((float)(_extension - _middleExtension), (float)(_options.RadialFactor * (_radial - _middleRadial)));
        var size = Math.Sqrt((bent.ExtensionDeg * bent.ExtensionDeg) + (bent.RadialDeg * bent.RadialDeg));
        IsMoving = size >= (IsMoving ? _options.RestDegrees : _options.LeaveDegrees);
        if (!IsMoving && mayRest)
        {
            var settles = 1 - Math.Exp(-elapsedMs / _options.MiddleMs);
            _middleExtension = Math.Clamp(_middleExtension + (settles * (_extension - _middleExtension)), -MostMiddleDegrees, MostMiddleDegrees);
            _middleRadial = Math.Clamp(_middleRadial + (settles * (_radial - _middleRadial)), -MostMiddleDegrees, MostMiddleDegrees);
        }

        return bent;
    }

    /// <summary>Pixels a second of a cursor that a hand bent so far steers; none below the angle at which it stops.</summary>
    public double PixelsPerSecond(double degrees)
    {
        if (degrees <= _options.RestDegrees)
            return 0;
        var share = Math.Min(1, (degrees - _options.RestDegrees) / (_options.MostDegrees - _options.RestDegrees));
        return _heightPixels * _options.MostHeights * Math.Pow(share, _options.Power);
    }

    /// <summary>Begins anew where the next step has the wrist; the middle is kept.</summary>
    public void Reset() => (_begun, IsMoving) = (false, false);
}
