namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>What the acquisition engine needs to know before it starts.</summary>
public sealed class EngineSettings
{
    /// <summary>Channels of the AFE chain, 8 (one chip) or 16 (two in a daisy chain).</summary>
    public int ChannelCount;

    /// <summary>Sample rate, in hertz; sets the corner of the DC blocker.</summary>
    public int RateHz;

    /// <summary>Sample sets in one 10 ms block; it is cut into frames of at most <see cref="SamplesPerFrame"/>.</summary>
    public int SamplesPerBlock;

    /// <summary>Most sample sets in one frame, as planned for the link.</summary>
    public int SamplesPerFrame;

    /// <summary>Channels in one frame, as planned for the link.</summary>
    public int ChannelsPerFrame;

    /// <summary>Bits by which the 24-bit code is shifted right to become a 16-bit sample.</summary>
    public int RightShift;

    /// <summary>Raw or smallest, as <see cref="Contract.ControlPoint"/> numbers them.</summary>
    public int Coding;
}
