namespace NeuralGlasses.Contract;

/// <summary>
/// The numbers of the IMU frame: where each field lies and what a step is worth. One notification is one frame of
/// 8 + 12 · n bytes, so that exactly one sample fits the smallest notification.
/// <para>
/// A frame has no checksum of its own. EMG frames carry a CRC-32 because a wrong bit in a compressed frame can spoil all that
/// follows it, unnoticed; here every sample stands alone, the link layer's CRC-24 and the message integrity check of the
/// encrypted link guard the air, and four bytes more would leave no room for a sample in the smallest notification.
/// </para>
/// </summary>
public static class ImuStreamFormat
{
    /// <summary>Version of the frame layout written by this code.</summary>
    public const int Version = 1;

    /// <summary>Offset of the version byte. It keeps this place in every later version.</summary>
    public const int VersionOffset = 0;

    /// <summary>Offset of the sample count, 1 to <see cref="MaxSampleCount"/>.</summary>
    public const int SampleCountOffset = 1;

    /// <summary>
    /// Offset of the sequence number, unsigned 16 bit, which wraps to 0 after 65535. It goes up by one with every frame, and by one
    /// more where samples are missing before it; it goes on over a stop and a start.
    /// </summary>
    public const int SequenceOffset = 2;

    /// <summary>Offset of the device ticks of the first sample, unsigned 32 bit, in microseconds, which wrap after 71.6 minutes.</summary>
    public const int DeviceTicksOffset = 4;

    /// <summary>Offset of the samples.</summary>
    public const int PayloadOffset = 8;

    /// <summary>Numbers of one sample, signed 16 bit each: acceleration x, y, z, then angular rate x, y, z.</summary>
    public const int AxisCount = 6;

    /// <summary>Bytes of one sample.</summary>
    public const int SampleLength = AxisCount * 2;

    /// <summary>Most samples of one frame: what one notification at the usual ATT MTU of 247 holds.</summary>
    public const int MaxSampleCount = (EmgStreamFormat.MaxFrameLength - PayloadOffset) / SampleLength;

    /// <summary>Longest frame, in bytes.</summary>
    public const int MaxFrameLength = PayloadOffset + (MaxSampleCount * SampleLength);

    /// <summary>Weight of one step of acceleration, in micro-g: 0.244 mg at ±8 g (ST DS12140, "Mechanical characteristics").</summary>
    public const int AccelerationStepMicrograms = 244;

    /// <summary>Weight of one step of angular rate, in thousandths of a degree a second: 35 at ±1000 °/s (ST DS12140, "Mechanical characteristics").</summary>
    public const int RateStepMillidegrees = 35;

    /// <summary>
    /// Rates that can be asked for, in hertz, as names: the sensor has 52, 104 and 208 Hz, and its oscillator is some percent off
    /// these too. A receiver must take time from the ticks of many frames and never from the rate.
    /// </summary>
    public static readonly int[] RatesHz = { 50, 100, 200 };

    /// <summary>Returns the length in bytes of a frame of <paramref name="sampleCount"/> samples.</summary>
    public static int FrameLength(int sampleCount)
    {
        return PayloadOffset + (sampleCount * SampleLength);
    }

    /// <summary>Returns the most samples that fit a notification of <paramref name="notificationLength"/> bytes, 0 to <see cref="MaxSampleCount"/>.</summary>
    public static int Fit(int notificationLength)
    {
        int fit = (notificationLength - PayloadOffset) / SampleLength;
        return fit < 0 ? 0 : fit > MaxSampleCount ? MaxSampleCount : fit;
    }
}
