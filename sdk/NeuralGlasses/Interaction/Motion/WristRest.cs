using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// Learns what the gyroscope shows of a wrist that rests: its offset. A rest is a while in which no rate varies much, none is greater than an
/// offset can be, and nothing but gravity accelerates. Nothing is allocated after construction.
/// </summary>
internal sealed class WristRest(PinchMotionOptions options)
{
    // The offset follows slow changes of temperature, and one wrong rest does not spoil it.
    private const double Learning = 0.25;
    private const double MostBesideGravityG = 0.1;

    private RateRange _x;
    private RateRange _y;
    private RateRange _z;
    private double _ms;
    private int _count;

    /// <summary>Whether the offset was ever learnt.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Offset about x, in degrees a second; 0 before it is known.</summary>
    public double X { get; private set; }

    /// <summary>Offset about y, likewise.</summary>
    public double Y { get; private set; }

    /// <summary>Offset about z, likewise.</summary>
    public double Z { get; private set; }

    /// <summary>Forgets the rest that has begun: the wrist moves on purpose.</summary>
    public void Break()
    {
        (_x, _y, _z) = (RateRange.None, RateRange.None, RateRange.None);
        (_ms, _count) = (0, 0);
    }

    /// <summary>Takes the next sample of a wrist of which nothing is wanted; true where a rest came to its end with it and was learnt from.</summary>
    public bool Take(in WristMotionSample sample)
    {
        if (sample.SinceLastMs == 0 || _count == 0)
            Break();
        else
            _ms += sample.SinceLastMs;
        _x = _x.With(sample.RateX);
        _y = _y.With(sample.RateY);
        _z = _z.With(sample.RateZ);
        _count++;
        if (!IsGravity(sample) || Math.Max(_x.Span, Math.Max(_y.Span, _z.Span)) > options.RestSpanDps)
            Break();
        return _ms >= options.RestMs && TryLearn();
    }

    private static bool IsGravity(in WristMotionSample sample)
    {
        var (x, y, z) = (sample.AccelerationX, sample.AccelerationY, sample.AccelerationZ);
        return Math.Abs(Math.Sqrt((x * x) + (y * y) + (z * z)) - 1) <= MostBesideGravityG;
    }

    private bool TryLearn()
    {
        var (x, y, z) = (_x.Sum / _count, _y.Sum / _count, _z.Sum / _count);
        Break();
        if (Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) > options.MostOffsetDps)
            return false;
        var share = IsKnown ? Learning : 1;
        X += share * (x - X);
        Y += share * (y - Y);
        Z += share * (z - Z);
        return IsKnown = true;
    }

    private readonly record struct RateRange(double Sum, double Least, double Greatest)
    {
        public static RateRange None => new(0, double.PositiveInfinity, double.NegativeInfinity);

        public double Span => Greatest - Least;

        public RateRange With(double rate) => new(Sum + rate, Math.Min(Least, rate), Math.Max(Greatest, rate));
    }
}
