using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Scope;

/// <summary>
/// The latest samples of every channel, as long as the screen is wide. What was lost or left out is a gap in it, never a line drawn across.
/// </summary>
public sealed class ScopeTrace
{
    /// <summary>Shortest span, in seconds.</summary>
    public const double MinSpanS = 0.05;

    /// <summary>Longest span, in seconds.</summary>
    public const double MaxSpanS = 60;

    private readonly float[] _samples;
    private readonly int _channelCount;
    private int _next;

    /// <summary>Makes an empty trace of the last <paramref name="spanS"/> seconds of a stream, 0.05 to 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is out of its range, or the stream has no channel or rate.</exception>
    public ScopeTrace(StreamDescription stream, double spanS)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stream.ChannelCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stream.RateHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(spanS, MinSpanS);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spanS, MaxSpanS);
        Stream = stream;
        _channelCount = stream.ChannelCount;
        Capacity = (int)Math.Round(spanS * stream.RateHz);
        _samples = new float[Capacity * _channelCount];
        Array.Fill(_samples, float.NaN);
    }

    /// <summary>Channels and rate.</summary>
    public StreamDescription Stream { get; }

    /// <summary>Sample sets that the span holds.</summary>
    public int Capacity { get; }

    /// <summary>Channels that had an electrode off in the latest block, bit 0 = channel 0.</summary>
    public int LeadOff { get; private set; }

    /// <summary>Puts a block of the same stream behind what is there.</summary>
    /// <exception cref="ArgumentException">The block has another number of channels.</exception>
    public void Add(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.ChannelCount != _channelCount)
            throw new ArgumentException($"The block has {block.ChannelCount} channels; expected {_channelCount}, as the stream has.", nameof(block));
        int gap = block.Restarted ? Capacity : Math.Min(block.LostBefore, Capacity);
        for (var set = 0; set < gap; set++)
            Row().Fill(float.NaN);
        ReadOnlySpan<float> samples = block.Samples;
        for (var set = 0; set < block.SampleCount; set++)
            samples.Slice(set * _channelCount, _channelCount).CopyTo(Row());
        LeadOff = block.LeadOff;
    }

    /// <summary>Sample of a channel in microvolts, the oldest at 0 and the latest at <see cref="Capacity"/> - 1; not a number where there is none.</summary>
    public float At(int channel, int set)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, _channelCount);
        ArgumentOutOfRangeException.ThrowIfNegative(set);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(set, Capacity);
        return _samples[((_next + set) % Capacity * _channelCount) + channel];
    }

    /// <summary>Least and greatest sample and root mean square of a channel over a part of the span; null if the part holds no sample.</summary>
    public ScopeReading? Read(int channel, int from, int until)
    {
        (float least, float greatest, double squares, int count) = (float.MaxValue, float.MinValue, 0, 0);
        for (int set = from; set < until; set++)
        {
            float sample = At(channel, set);
            if (float.IsNaN(sample))
                continue;
            least = Math.Min(least, sample);
            greatest = Math.Max(greatest, sample);
            squares += (double)sample * sample;
            count++;
        }

        return count == 0 ? null : new ScopeReading(least, greatest, Math.Sqrt(squares / count));
    }

    /// <summary>The same over the whole span.</summary>
    public ScopeReading? Read(int channel) => Read(channel, 0, Capacity);

    private Span<float> Row()
    {
        Span<float> row = _samples.AsSpan(_next * _channelCount, _channelCount);
        _next = (_next + 1) % Capacity;
        return row;
    }
}
