namespace NeuralGlasses.Streaming;

/// <summary>
/// What the band's motion sensor felt at one moment, in its axes (hardware-spec/wristband.md, "Axes of the motion sensor"): x towards the
/// hand, z out of the back of the wrist, y to the wearer's left with the palm down. Accelerations are in g with gravity's counterforce among
/// them, 1 g upwards at rest; rates are in degrees a second, right-handed.
/// </summary>
/// <param name="At">Host time of the sample.</param>
/// <param name="SinceLastMs">Time since the sample before by the band's own clock, in milliseconds; 0 for the first, and where samples are missing before this one.</param>
/// <param name="AccelerationX">Acceleration towards the hand, in g.</param>
/// <param name="AccelerationY">Acceleration to the left, palm down, in g.</param>
/// <param name="AccelerationZ">Acceleration out of the back of the wrist, in g.</param>
/// <param name="RateX">Rate about x, in degrees a second: positive turns the forearm clockwise, as its wearer looks along it towards the hand.</param>
/// <param name="RateY">Rate about y, in degrees a second: positive lowers the hand, palm down.</param>
/// <param name="RateZ">Rate about z, in degrees a second: positive brings the hand to the left, palm down.</param>
public readonly record struct WristMotionSample(
    HostTime At,
    double SinceLastMs,
    float AccelerationX,
    float AccelerationY,
    float AccelerationZ,
    float RateX,
    float RateY,
    float RateZ)
{
    /// <summary>Greatest rate that the sensor is made to measure, in degrees a second (ST DS12140, "Mechanical characteristics", as the band sets it).</summary>
    public const float FullScaleDps = 1000;

    // Within 30° of upright gravity no longer tells how the forearm lies.
    private const double LeastAcrossG = 0.5;
    private const double MostBesideGravityG = 0.2;

    /// <summary>Whether a rate is at the end of the sensor's range or beyond, so that the wrist may have turned faster than it says.</summary>
    public bool IsSaturated => MathF.Max(MathF.Abs(RateX), MathF.Max(MathF.Abs(RateY), MathF.Abs(RateZ))) >= FullScaleDps;

    /// <summary>The sample in the axes of a band that is worn with its hand side towards the elbow.</summary>
    internal WristMotionSample TurnedAround() => this with { AccelerationX = -AccelerationX, AccelerationY = -AccelerationY, RateX = -RateX, RateY = -RateY };

    /// <summary>Whether gravity says how the forearm lies: little else accelerates, and it does not stand too steep.</summary>
    internal bool SaysHowItLies()
    {
        double x = AccelerationX, y = AccelerationY, z = AccelerationZ;
        double across = Math.Sqrt((y * y) + (z * z));
        return across >= LeastAcrossG && Math.Abs(Math.Sqrt((x * x) + (across * across)) - 1) <= MostBesideGravityG;
    }
}
