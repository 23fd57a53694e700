using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link.Motion;

/// <summary>One sample of a motion frame with the band's own time, in the steps in which it came over the air.</summary>
/// <param name="DeviceTicks">Device time, in microseconds, wrapping at 2^32.</param>
/// <param name="SinceLastMicroseconds">Device time since the sample before, in microseconds; 0 for the first, and where samples are missing between.</param>
/// <param name="AccelerationX">Acceleration along x, in steps of <see cref="ImuStreamFormat.AccelerationStepMicrograms"/>.</param>
/// <param name="AccelerationY">Acceleration along y, likewise.</param>
/// <param name="AccelerationZ">Acceleration along z, likewise.</param>
/// <param name="RateX">Rate about x, in steps of <see cref="ImuStreamFormat.RateStepMillidegrees"/>.</param>
/// <param name="RateY">Rate about y, likewise.</param>
/// <param name="RateZ">Rate about z, likewise.</param>
public readonly record struct MotionReading(
    uint DeviceTicks,
    int SinceLastMicroseconds,
    short AccelerationX,
    short AccelerationY,
    short AccelerationZ,
    short RateX,
    short RateY,
    short RateZ)
{
    /// <summary>The sample in units, at the host time that these device ticks are.</summary>
    public WristMotionSample ToSample(HostTime at) => new(
        at,
        SinceLastMicroseconds / 1000.0,
        G(AccelerationX),
        G(AccelerationY),
        G(AccelerationZ),
        Dps(RateX),
        Dps(RateY),
        Dps(RateZ));

    private static float G(short steps) => steps * (ImuStreamFormat.AccelerationStepMicrograms / 1e6f);

    private static float Dps(short steps) => steps * (ImuStreamFormat.RateStepMillidegrees / 1e3f);
}
