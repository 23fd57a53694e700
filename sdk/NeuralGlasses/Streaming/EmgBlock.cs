namespace NeuralGlasses.Streaming;

/// <summary>
/// Consecutive EMG sample sets in microvolts with the host time of the first one. The object is made once by the station
/// that fills it, refilled for every block, and valid until that station's next call.
/// </summary>
public sealed class EmgBlock
{
    private readonly float[] _samples;

    /// <summary>Makes room for <paramref name="capacity"/> sample sets of <paramref name="channelCount"/> channels.</summary>
    public EmgBlock(int channelCount, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channelCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ChannelCount = channelCount;
        Capacity = capacity;
        _samples = new float[channelCount * capacity];
    }

    /// <summary>Number of channels.</summary>
    public int ChannelCount { get; }

    /// <summary>Most sample sets that fit.</summary>
    public int Capacity { get; }

    /// <summary>Number of valid sample sets, 0 to <see cref="Capacity"/>.</summary>
    public int SampleCount { get; set; }

    /// <summary>Sample rate, in hertz.</summary>
    public double RateHz { get; set; }

    /// <summary>Host time of the first sample at the electrode.</summary>
    public HostTime FirstSample { get; set; }

    /// <summary>Sample sets, at this block's rate, that were lost between the block before and this one.</summary>
    public int LostBefore { get; set; }

    /// <summary>Whether the stream began anew with this block: filters and decoders start from nothing.</summary>
    public bool Restarted { get; set; }

    /// <summary>Channels with an electrode off, bit 0 = channel 0.</summary>
    public int LeadOff { get; set; }

    /// <summary>The valid samples in microvolts, [sample set, channel], row after row.</summary>
    public Span<float> Samples => _samples.AsSpan(0, SampleCount * ChannelCount);

    /// <summary>The whole buffer, for the station that fills it.</summary>
    public Span<float> Buffer => _samples;

    /// <summary>Host time of the last sample at the electrode.</summary>
    public HostTime LastSample => FirstSample.Plus((SampleCount - 1) * 1e6 / RateHz);
}
