using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Session;

/// <summary>
/// What the band sent during a guided session: the filtered samples from which is learnt, and what the raw ones say about electrodes.
/// Times count from the begin of the session.
/// </summary>
public sealed class CalibrationRecording
{
    private const double NearFullScale = 0.98;
    private readonly List<float> _samples = [];
    private readonly List<bool> _received = [];
    private readonly long[,] _clipped;
    private readonly long[] _rawSamples;
    private readonly long[] _leadOff;
    private HostTime? _start;
    private HostTime? _first;

    /// <summary>Begins a recording.</summary>
    /// <param name="manifest">Manifest of the model that is to be adapted.</param>
    /// <param name="session">The prompts.</param>
    /// <param name="begin">Host time at which the first prompt begins; null for the first sample that arrives.</param>
    public CalibrationRecording(ModelManifest manifest, GuidedSession session, HostTime? begin = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(session);
        Session = session;
        ChannelCount = manifest.ChannelCount;
        RateHz = manifest.SampleRateHz;
        _start = begin;
        _clipped = new long[session.Prompts.Count, ChannelCount];
        _rawSamples = new long[session.Prompts.Count];
        _leadOff = new long[ChannelCount];
    }

    /// <summary>The prompts.</summary>
    public GuidedSession Session { get; }

    /// <summary>Channels of the band.</summary>
    public int ChannelCount { get; }

    /// <summary>Sample sets that were filtered and kept, lost ones included.</summary>
    public int SampleCount => _received.Count;

    /// <summary>Sample sets among them that never arrived.</summary>
    public int LostCount => _received.Count(received => !received);

    /// <summary>Stream time that was recorded, in seconds.</summary>
    public double Seconds => SampleCount / RateHz;

    /// <summary>Whether all prompts have passed.</summary>
    public bool IsComplete => Seconds + Offset >= Session.DurationSeconds;

    /// <summary>The prompt of the newest sample, or null between prompts and after the end.</summary>
    public CalibrationPrompt? Current => Session.At(Seconds + Offset);

    // The filters' output begins a little later than the raw samples do.
    private double Offset => _first is { } first && _start is { } start ? first.MillisecondsSince(start) / 1000 : 0;

    /// <summary>Looks at a raw block for clipping and loose electrodes; call it before the filters.</summary>
    /// <param name="raw">A block as the band sent it.</param>
    /// <param name="fullScaleMicrovolts">Largest amplitude that the band can send, in microvolts; infinity where it is not known.</param>
    /// <exception cref="ArgumentException">The block has another channel count than the model.</exception>
    public void Watch(EmgBlock raw, double fullScaleMicrovolts)
    {
        ArgumentNullException.ThrowIfNull(raw);
        RequireChannels(raw);
        if (raw.SampleCount == 0)
            return;
        _start ??= raw.FirstSample;
        var seconds = raw.FirstSample.MillisecondsSince(_start.Value) / 1000;
        if (seconds < 0 || seconds >= Session.DurationSeconds)
            return;
        var prompt = Session.IndexAt(seconds);
        for (var c = 0; c < ChannelCount; c++)
        {
            if ((raw.LeadOff >> c & 1) != 0)
                _leadOff[c] += raw.SampleCount;
        }

        RawSampleCount += raw.SampleCount;
        if (prompt < 0)
            return;
        _rawSamples[prompt] += raw.SampleCount;
        for (var i = 0; i < raw.SampleCount; i++)
        {
            for (var c = 0; c < ChannelCount; c++)
            {
                if (Math.Abs(raw.Samples[i * ChannelCount + c]) >= NearFullScale * fullScaleMicrovolts)
                    _clipped[prompt, c]++;
            }
        }
    }

    /// <summary>Keeps a filtered block at the model's rate; lost samples leave a hole from which nothing is learnt.</summary>
    /// <exception cref="ArgumentException">The block has another channel count or rate than the model.</exception>
    public void Push(EmgBlock filtered)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        RequireChannels(filtered);
        if (Math.Abs(filtered.RateHz - RateHz) > 0.01 * RateHz)
            throw new ArgumentException($"The model takes {RateHz} Hz, the block runs at {filtered.RateHz} Hz.", nameof(filtered));
        if (filtered.SampleCount == 0)
            return;
        _first ??= filtered.FirstSample;
        _start ??= filtered.FirstSample;
        var missing = SampleCount == 0 ? 0 : filtered.Restarted ? MissingBefore(filtered) : filtered.LostBefore;
        for (var lost = 0; lost < missing; lost++)
        {
            _samples.AddRange(new float[ChannelCount]);
            _received.Add(false);
        }

        _samples.AddRange(filtered.Samples);
        for (var i = 0; i < filtered.SampleCount; i++)
            _received.Add(true);
    }

    internal long RawSampleCount { get; private set; }

    internal double RateHz { get; }

    /// <summary>Share of the raw samples of a prompt at the end of the converter's range, on the worst channel.</summary>
    internal (double Share, int Channel) Clipped(int prompt)
    {
        var worst = (Share: 0.0, Channel: 0);
        for (var c = 0; c < ChannelCount; c++)
        {
            var share = _rawSamples[prompt] == 0 ? 0 : (double)_clipped[prompt, c] / _rawSamples[prompt];
            if (share > worst.Share)
                worst = (share, c);
        }

        return worst;
    }

    internal double LeadOffShare(int channel) => RawSampleCount == 0 ? 0 : (double)_leadOff[channel] / RawSampleCount;

    /// <summary>First sample of a moment of the session.</summary>
    internal int SampleAt(double seconds) => (int)Math.Ceiling((seconds - Offset) * RateHz - 1e-6);

    /// <summary>A window's samples, [time, channel], or nothing where a sample of it is missing.</summary>
    internal ReadOnlySpan<float> Window(int start, int length)
    {
        if (start < 0 || start + length > SampleCount)
            return [];
        for (var i = start; i < start + length; i++)
        {
            if (!_received[i])
                return [];
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_samples).Slice(start * ChannelCount, length * ChannelCount);
    }

    // A stream that began anew does not say what it skipped; without that every later prompt would lie too early.
    private int MissingBefore(EmgBlock restarted)
        => Math.Max(0, (int)Math.Round(restarted.FirstSample.MillisecondsSince(_first!.Value) / 1000 * RateHz) - SampleCount);

    private void RequireChannels(EmgBlock block)
    {
        if (block.ChannelCount != ChannelCount)
            throw new ArgumentException($"The model takes {ChannelCount} channels, the block has {block.ChannelCount}.", nameof(block));
    }
}
