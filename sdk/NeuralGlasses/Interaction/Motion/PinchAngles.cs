using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// How far the forearm has turned, and the hand gone sideways and down, since a press: rates less the offset, summed up by the trapezoidal rule. Sideways and
/// down are the wearer's and not the band's: gravity at the press says how the forearm lay, and its turn how it lies since. Where the forearm
/// stands so steep that gravity does not say it, they are those of a palm that is down. Nothing is allocated.
/// </summary>
internal struct PinchAngles
{
    // Within 30° of upright gravity no longer tells how the forearm lies.
    private const double LeastAcrossG = 0.5;
    private const double MostBesideGravityG = 0.2;
    private const double RadiansPerDegree = Math.PI / 180;

    private double _offsetX;
    private double _offsetY;
    private double _offsetZ;
    private double _stillDps;
    private double _upY;
    private double _upZ;

    /// <summary>Turn about the forearm, in degrees, positive clockwise as its wearer looks along it.</summary>
    public double Turn { get; private set; }

    /// <summary>Way of the hand to the right, in degrees.</summary>
    public double Right { get; private set; }

    /// <summary>Way of the hand down, in degrees.</summary>
    public double Down { get; private set; }

    /// <summary>Begins anew with what is known of the sensor, and with the mean acceleration before the press, in g; zero if there is none.</summary>
    public static PinchAngles From(WristRest rest, double stillDps, double accelerationX, double accelerationY, double accelerationZ)
    {
        var across = Math.Sqrt((accelerationY * accelerationY) + (accelerationZ * accelerationZ));
        var all = Math.Sqrt((accelerationX * accelerationX) + (across * across));
        var isTold = across >= LeastAcrossG && Math.Abs(all - 1) <= MostBesideGravityG;
        return new PinchAngles
        {
            _offsetX = rest.X,
            _offsetY = rest.Y,
            _offsetZ = rest.Z,
            _stillDps = rest.IsKnown ? 0 : stillDps,
            _upY = isTold ? accelerationY / across : 0,
            _upZ = isTold ? accelerationZ / across : 1,
        };
    }

    /// <summary>Adds what the wrist did between two samples that follow each other, or in the latter <paramref name="share"/> of it.</summary>
    public void Add(in WristMotionSample before, in WristMotionSample sample, double share)
    {
        var seconds = sample.SinceLastMs / 1000 * share;
        var x = Mean(before.RateX, sample.RateX, share, _offsetX) * seconds;
        var y = Mean(before.RateY, sample.RateY, share, _offsetY) * seconds;
        var z = Mean(before.RateZ, sample.RateZ, share, _offsetZ) * seconds;
        var (sin, cos) = Math.SinCos((Turn + (x / 2)) * RadiansPerDegree);
        var upY = (_upY * cos) + (_upZ * sin);
        var upZ = (_upZ * cos) - (_upY * sin);
        Right -= (y * upY) + (z * upZ);
        Down += (y * upZ) - (z * upY);
        Turn += x;
    }

    private readonly double Mean(double before, double rate, double share, double offset)
    {
        var from = rate + ((before - rate) * share);
        var mean = ((from + rate) / 2) - offset;
        return Math.Abs(mean) <= _stillDps ? 0 : mean;
    }
}
