namespace NeuralGlasses.Wearers;

/// <summary>
/// What a person expects the cursor to do for what the hand is told: how many pixels for a degree, at some speeds, which way, and how much later. All of it is learnt
/// from what was seen, as in any forward model of the own body (Wolpert, Ghahramani and Jordan 1995, Science 269:1880).
/// </summary>
public sealed class CursorExpectation
{
    private const double KnotDps = 30;
    private const int Knots = 6;
    private const double LeastPixels = 4;

    // Nobody believes in a cursor that goes quite another way than the hand.
    private const double LeastStraight = 0.6;
    private const double MostStraight = 1.6;
    private const double MostCrossed = 0.5;
    private const double LeastGain = 1;
    private const double MostGain = 100;
    private const double DelayStepS = 0.02;
    private readonly double[] _gains = new double[Knots];
    private readonly double[] _shares = new double[Knots];
    private readonly double _learning;
    private readonly double[] _missed = new double[3];
    private double _rightOfRight = 1;
    private double _rightOfUp;
    private double _upOfRight;
    private double _upOfUp = 1;

    /// <summary>Makes the expectation of somebody who has never done it.</summary>
    /// <param name="pixelsPerDegree">Pixels that are expected of a degree.</param>
    /// <param name="delayS">How much later the cursor is expected to follow, in seconds.</param>
    /// <param name="learning">How much is learnt from an error.</param>
    public CursorExpectation(double pixelsPerDegree, double delayS, double learning)
        : this(_ => pixelsPerDegree, delayS, learning)
    {
    }

    /// <summary>Makes the expectation of somebody who was told how the cursor goes.</summary>
    /// <param name="pixelsPerDegree">Pixels that are expected of a degree at a speed in degrees a second.</param>
    /// <param name="delayS">How much later the cursor is expected to follow, in seconds.</param>
    /// <param name="learning">How much is learnt from an error.</param>
    public CursorExpectation(Func<double, double> pixelsPerDegree, double delayS, double learning)
    {
        ArgumentNullException.ThrowIfNull(pixelsPerDegree);
        for (var k = 0; k < Knots; k++)
            _gains[k] = pixelsPerDegree(k * KnotDps);
        (DelayS, _learning) = (delayS, learning);
    }

    /// <summary>How much later than what the hand is told the cursor is expected to follow, in seconds.</summary>
    public double DelayS { get; private set; }

    /// <summary>Pixels a second that are expected of a velocity of the hand.</summary>
    public Way Of(Way dps)
    {
        var gain = Gain(dps.Length);
        return new Way(gain * ((_rightOfRight * dps.Right) + (_rightOfUp * dps.Up)), gain * ((_upOfRight * dps.Right) + (_upOfUp * dps.Up)));
    }

    /// <summary>The movement of the hand that is expected to move the cursor so, in a time.</summary>
    public Way Degrees(Way pixels, double lastsS)
    {
        var straight = Straight(pixels);
        var wanted = straight.Length;
        if (wanted == 0)
            return default;
        var (least, most) = (0.0, 90.0);
        for (var i = 0; i < 20; i++)
        {
            var middle = (least + most) / 2;
            (least, most) = Reach(middle, lastsS) < wanted ? (middle, most) : (least, middle);
        }

        return (least / wanted) * straight;
    }

    /// <summary>What has to be told for the cursor to be so fast, in pixels a second.</summary>
    public Way Rate(Way pixelsPerSecond)
    {
        var straight = Straight(pixelsPerSecond);
        var wanted = straight.Length;
        if (wanted == 0)
            return default;
        var (least, most) = (0.0, KnotDps * (Knots - 1));
        for (var i = 0; i < 20; i++)
        {
            var middle = (least + most) / 2;
            (least, most) = middle * Gain(middle) < wanted ? (middle, most) : (least, middle);
        }

        return (least / wanted) * straight;
    }

    /// <summary>Learns from what the cursor did and what was expected of it, for the delay as believed and for a little less and a little more.</summary>
    public void Learn(Way seen, ReadOnlySpan<Way> velocities, double stepS, ReadOnlySpan<Way> expectedByDelay)
    {
        var expected = expectedByDelay[1];
        LearnDelay(seen, expectedByDelay);
        if (Math.Max(seen.Length, expected.Length) < LeastPixels || expected.Length < 1)
            return;
        var error = seen - expected;
        var square = expected.Length * expected.Length;
        var along = ((seen.Right * expected.Right) + (seen.Up * expected.Up)) / square;
        Spread(velocities, stepS);
        for (var k = 0; k < Knots; k++)
            _gains[k] = Math.Clamp(_gains[k] * (1 + (_learning * _shares[k] * (Math.Clamp(along, 0.4, 2) - 1))), LeastGain, MostGain);

        // What is left is across: the cursor goes another way than the hand.
        var across = (Math.Min(1, 2 * expected.Length / Math.Max(1, seen.Length))) * (error - ((along - 1) * expected));
        var hand = new Way(0, 0);
        foreach (var velocity in velocities)
            hand += stepS * velocity;
        if (hand.Length < 1)
            return;
        var size = _learning / 2 / (hand.Length * expected.Length);
        _rightOfRight = Math.Clamp(_rightOfRight + (size * across.Right * hand.Right), LeastStraight, MostStraight);
        _rightOfUp = Math.Clamp(_rightOfUp + (size * across.Right * hand.Up), -MostCrossed, MostCrossed);
        _upOfRight = Math.Clamp(_upOfRight + (size * across.Up * hand.Right), -MostCrossed, MostCrossed);
        _upOfUp = Math.Clamp(_upOfUp + (size * across.Up * hand.Up), LeastStraight, MostStraight);
    }

    /// <summary>The three delays that are compared.</summary>
    public double DelayOf(int which) => DelayS + ((which - 1) * DelayStepS);

    private void LearnDelay(Way seen, ReadOnlySpan<Way> expectedByDelay)
    {
        for (var i = 0; i < 3; i++)
            _missed[i] = (0.97 * _missed[i]) + Math.Pow((seen - expectedByDelay[i]).Length, 2);
        var better = _missed[0] < _missed[1] ? -1 : _missed[2] < _missed[1] ? 1 : 0;
        DelayS = Math.Clamp(DelayS + (better * 0.002), 0.02, 0.5);
    }

    // Which speeds the expectation came from.
    private void Spread(ReadOnlySpan<Way> velocities, double stepS)
    {
        Array.Clear(_shares);
        var sum = 0.0;
        foreach (var velocity in velocities)
        {
            var dps = velocity.Length;
            var at = Math.Clamp(dps / KnotDps, 0, Knots - 1);
            var low = Math.Min((int)at, Knots - 2);
            var weight = dps * stepS * Gain(dps);
            _shares[low] += weight * (low + 1 - at);
            _shares[low + 1] += weight * (at - low);
            sum += weight;
        }

        for (var k = 0; k < Knots && sum > 0; k++)
            _shares[k] /= sum;
    }

    // Undoes what the cursor is expected to do to directions.
    private Way Straight(Way pixels)
    {
        var det = (_rightOfRight * _upOfUp) - (_rightOfUp * _upOfRight);
        return det < 0.1 ? default : new Way(((_upOfUp * pixels.Right) - (_rightOfUp * pixels.Up)) / det, ((_rightOfRight * pixels.Up) - (_upOfRight * pixels.Right)) / det);
    }

    private double Gain(double dps)
    {
        var at = Math.Clamp(dps / KnotDps, 0, Knots - 1);
        var low = Math.Min((int)at, Knots - 2);
        return _gains[low] + ((at - low) * (_gains[low + 1] - _gains[low]));
    }

    private double Reach(double degrees, double lastsS)
    {
        const int Parts = 12;
        var reach = 0.0;
        for (var i = 0; i < Parts; i++)
        {
            var part = degrees * (Submovement.Share((i + 1.0) / Parts) - Submovement.Share((double)i / Parts));
            reach += part * Gain(part * Parts / lastsS);
        }

        return reach;
    }
}
