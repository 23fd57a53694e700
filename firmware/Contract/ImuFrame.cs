namespace NeuralGlasses.Contract;

/// <summary>
/// One IMU frame, unpacked: how the wristband moved from <see cref="DeviceTicks"/> on. The object is made once and refilled;
/// it owns its sample buffer.
/// </summary>
public sealed class ImuFrame
{
    /// <summary>Version of the frame layout.</summary>
    public int Version = ImuStreamFormat.Version;

    /// <summary>Number of samples, 1 to <see cref="ImuStreamFormat.MaxSampleCount"/>; they are one period of the sensor apart.</summary>
    public int SampleCount;

    /// <summary>Sequence number, 0 to 65535.</summary>
    public int Sequence;

    /// <summary>Device time of the first sample, in microseconds, wrapping at 2^32.</summary>
    public uint DeviceTicks;

    /// <summary>
    /// Samples [sample, axis], row after row: acceleration x, y, z in steps of <see cref="ImuStreamFormat.AccelerationStepMicrograms"/>,
    /// then angular rate x, y, z in steps of <see cref="ImuStreamFormat.RateStepMillidegrees"/>; the first <see cref="Length"/> are valid.
    /// </summary>
    public readonly short[] Samples = new short[ImuStreamFormat.MaxSampleCount * ImuStreamFormat.AxisCount];

    /// <summary>Number of valid numbers in <see cref="Samples"/>.</summary>
    public int Length
    {
        get { return SampleCount * ImuStreamFormat.AxisCount; }
    }
}
