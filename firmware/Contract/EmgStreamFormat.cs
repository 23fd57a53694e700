namespace NeuralGlasses.Contract;

/// <summary>
/// The numbers of the EMG frame: where each field lies, how long it is, and what its bits mean.
/// <c>hardware-spec/ble-protocol.md</c> is the normative text; a test rebuilds its tables from here.
/// </summary>
public static class EmgStreamFormat
{
    /// <summary>Version of the frame layout written by this code.</summary>
    public const int Version = 1;

    /// <summary>Offset of the version byte. It keeps this place in every later version.</summary>
    public const int VersionOffset = 0;

    /// <summary>Offset of the flags byte.</summary>
    public const int FlagsOffset = 1;

    /// <summary>Offset of the sequence number, unsigned 16 bit, which wraps to 0 after 65535.</summary>
    public const int SequenceOffset = 2;

    /// <summary>Offset of the device ticks of the first sample, unsigned 32 bit, in microseconds, which wrap after 71.6 minutes.</summary>
    public const int DeviceTicksOffset = 4;

    /// <summary>Offset of the channels byte: high nibble first channel, low nibble channel count minus one.</summary>
    public const int ChannelsOffset = 8;

    /// <summary>Offset of the sample count, 1 to 255 sample sets.</summary>
    public const int SampleCountOffset = 9;

    /// <summary>Offset of the payload.</summary>
    public const int PayloadOffset = 10;

    /// <summary>Length of the CRC-32 in the last bytes of a frame. It keeps this place in every later version.</summary>
    public const int ChecksumLength = 4;

    /// <summary>Bytes of a frame that are not samples.</summary>
    public const int Overhead = PayloadOffset + ChecksumLength;

    /// <summary>Longest frame, in bytes: one notification at the usual ATT MTU of 247.</summary>
    public const int MaxFrameLength = 244;

    /// <summary>Shortest notification that a link can offer, in bytes: the default ATT MTU of 23 less 3 (Core Specification Vol 3, Part G, §5.2.1).</summary>
    public const int MinNotificationLength = 20;

    /// <summary>Most channels of one stream.</summary>
    public const int MaxChannels = 16;

    /// <summary>Most samples (sample sets × channels) of one frame in 16-bit raw coding.</summary>
    public const int MaxRawSamples = (MaxFrameLength - Overhead) / 2;

    /// <summary>
    /// Most samples of one frame in any coding. A wristband plans its frames so that they would fit in raw coding, so
    /// that a receiver may size its buffers by <see cref="MaxRawSamples"/>.
    /// </summary>
    public const int MaxSamples = MaxRawSamples;

    /// <summary>Flag: the payload is in the compressed coding; otherwise 16-bit raw.</summary>
    public const int FlagCompressed = 0x01;

    /// <summary>Flag: at least one electrode of this frame's channels has come off.</summary>
    public const int FlagLeadOff = 0x02;

    /// <summary>Flag: at least one sample was clipped to the 16-bit range.</summary>
    public const int FlagSaturated = 0x04;

    /// <summary>Flag: the first frame after a start, sequence 0; its ticks need not follow on from an earlier frame's.</summary>
    public const int FlagStreamStart = 0x08;

    /// <summary>Flag: the frames missing before this one were not sent on purpose, because no muscle moved.</summary>
    public const int FlagPaused = 0x10;
}
