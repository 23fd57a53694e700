namespace NeuralGlasses.Contract;

/// <summary>
/// One EMG frame, unpacked: what a wristband measured on some channels from <see cref="DeviceTicks"/> on.
/// The object is made once and refilled; it owns its sample buffer.
/// </summary>
public sealed class EmgFrame
{
    /// <summary>Version of the frame layout.</summary>
    public int Version = EmgStreamFormat.Version;

    /// <summary>Flag bits of <see cref="EmgStreamFormat"/>.</summary>
    public int Flags;

    /// <summary>Sequence number, 0 to 65535.</summary>
    public int Sequence;

    /// <summary>Device time of the first sample, in microseconds, wrapping at 2^32.</summary>
    public uint DeviceTicks;

    /// <summary>Number of the first channel, 0 to 15.</summary>
    public int FirstChannel;

    /// <summary>Number of channels in this frame, 1 to 16.</summary>
    public int ChannelCount;

    /// <summary>Number of sample sets, 1 to 255.</summary>
    public int SampleCount;

    /// <summary>Samples [sample set, channel], row after row; the first SampleCount × ChannelCount are valid. One step is the LSB that the device status states.</summary>
    public readonly short[] Samples = new short[EmgStreamFormat.MaxSamples];

    /// <summary>Number of valid samples.</summary>
    public int Length
    {
        get { return SampleCount * ChannelCount; }
    }
}
