using NeuralGlasses.Streaming;

namespace NeuralGlasses.Signal;

/// <summary>
/// High-pass, mains notches and change of rate, in this order. Output samples stand on one time grid from the last restart on;
/// what a loss makes uncomputable is left out and counted, never filled in.
/// </summary>
/// <remarks>
/// At a gap of up to <see cref="LongestBridgeSeconds"/> the high-pass keeps its state (the electrode's offset is still there), the
/// notches carry the mains phase over the gap, and the resampler takes the gap as silence. Output samples whose position lies in
/// the gap are lost, so a gap costs its own length and no more; those within one sample period of its edges come out weaker. If a
/// block is longer than the resampler's delay, the last samples before a gap in front of it are lost too. After a longer gap
/// everything starts from nothing and the output says restarted, while the time grid and the count of losses go on.
/// </remarks>
public sealed class EmgFilterChain
{
    /// <summary>Longest gap that the filters' state is kept over, in seconds.</summary>
    public const double LongestBridgeSeconds = 1;

    private readonly double _inputRateHz;
    private readonly int _channelCount;
    private readonly Biquad? _highPass;
    private readonly Biquad[] _notches;
    private readonly RationalResampler _resampler;
    private readonly float[] _flushed;
    private float[] _filtered;
    private EmgBlock _output;
    private bool _settled;
    private bool _restarted;
    private long _lost;
    private int _leadOff;
    private bool _restartedBefore;

    /// <summary>Makes a chain for blocks of <paramref name="channelCount"/> channels at <paramref name="inputRateHz"/>.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the rates have no ratio of small integers; the message names it.</exception>
    public EmgFilterChain(EmgFilterOptions options, int channelCount, double inputRateHz)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channelCount);
        options.Check(inputRateHz);
        _inputRateHz = inputRateHz;
        _channelCount = channelCount;
        _highPass = options.HighPassHz > 0 ? Biquad.HighPass(options.HighPassHz, inputRateHz, channelCount) : null;
        var notches = new List<Biquad>();
        // A notch that would touch the Nyquist frequency is left out: it would take the top of the band with it.
        for (double tone = options.MainsHz; tone > 0 && tone < (inputRateHz / 2) - options.NotchWidthHz; tone += options.MainsHz)
            notches.Add(Biquad.Notch(tone, options.NotchWidthHz, inputRateHz, channelCount));
        _notches = [.. notches];
        _resampler = new RationalResampler(
            inputRateHz, options.OutputRateHz > 0 ? options.OutputRateHz : inputRateHz, channelCount, options.ResamplerDelayPeriods);

        int room = (int)Math.Ceiling(inputRateHz / 20);
        _filtered = new float[room * channelCount];
        int waiting = (int)Math.Ceiling(_resampler.GroupDelaySeconds * _resampler.OutputRateHz) + 1;
        _flushed = new float[waiting * channelCount];
        _output = new EmgBlock(channelCount, Math.Max(_resampler.MaxOutput(room), waiting));
    }

    /// <summary>Sample rate of the output, in hertz.</summary>
    public double OutputRateHz => _resampler.OutputRateHz;

    /// <summary>
    /// Delay of the whole chain at a frequency in hertz, in milliseconds. The resampler's part, alike at all frequencies, is already
    /// taken off the output's times; the high-pass' and notches' part, which depends on the frequency and may be negative, is not.
    /// </summary>
    public double GroupDelayMilliseconds(double frequencyHz)
    {
        double seconds = _resampler.GroupDelaySeconds + (_highPass?.GroupDelaySeconds(frequencyHz) ?? 0);
        foreach (Biquad notch in _notches)
            seconds += notch.GroupDelaySeconds(frequencyHz);
        return seconds * 1000;
    }

    /// <summary>
    /// Filters a block and returns the chain's own block, valid until the next call, with as many sample sets as are complete, often
    /// none for short input. Losses, a restart and lead-off wait for the first block that has samples; restart is told on the empty
    /// ones before it too. It allocates only when a block is larger than 50 ms and than all before.
    /// </summary>
    /// <exception cref="ArgumentException">The block has another channel count, or a rate more than 1 % away from the chain's.</exception>
    public EmgBlock Apply(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Check(block);
        if (block.Restarted)
            Restart(block.LostBefore);

        Reserve(block.SampleCount);
        _leadOff |= block.LeadOff;
        if (!block.Restarted && block.LostBefore > 0)
            return PassOver(block);

        double offset = _resampler.NextOutputOffset;
        Filter(block.Samples);
        int produced = _resampler.Process(_filtered.AsSpan(0, block.SampleCount * _channelCount), _output.Buffer);
        return Give(produced, block, offset);
    }

    /// <summary>Forgets all samples and all state, as if the chain were new.</summary>
    public void Reset()
    {
        Clear();
        _resampler.Reset();
        _restarted = false;
        _lost = 0;
        _leadOff = 0;
    }

    // The outputs before the gap come out at once, and those after it not before the resampler has seen as much input as
    // its delay is long. A block longer than that would hold both, which a block cannot say: then the former count as lost.
    private EmgBlock PassOver(EmgBlock block)
    {
        double offset = _resampler.NextOutputOffset - block.LostBefore;
        int flushed = _resampler.Flush(_flushed);
        long missing = Bridge(block.LostBefore);
        double offsetAfter = _resampler.NextOutputOffset;
        Filter(block.Samples);
        int produced = _resampler.Process(_filtered.AsSpan(0, block.SampleCount * _channelCount), _output.Buffer);
        if (produced > 0 || flushed == 0)
        {
            _lost += flushed + missing;
            return Give(produced, block, offsetAfter);
        }

        bool restartsBehind = _restarted && !_restartedBefore;
        _flushed.AsSpan(0, flushed * _channelCount).CopyTo(_output.Buffer);
        _restarted = _restartedBefore;
        Give(flushed, block, offset);
        _restarted = restartsBehind;
        _lost = missing;
        return _output;
    }

    private EmgBlock Give(int produced, EmgBlock block, double offset)
    {
        _output.SampleCount = produced;
        _output.RateHz = _resampler.OutputRateHz;
        _output.FirstSample = block.FirstSample.Plus(offset * 1e6 / block.RateHz);
        _output.Restarted = _restarted;
        _output.LeadOff = _leadOff;
        _output.LostBefore = 0;
        if (_output.SampleCount > 0)
        {
            _output.LostBefore = (int)Math.Min(_lost, int.MaxValue);
            _lost = 0;
            _restarted = false;
            _leadOff = 0;
        }
        return _output;
    }

    private void Clear()
    {
        _settled = false;
        foreach (Biquad notch in _notches)
            notch.Reset();
    }

    private void Restart(int lostBefore)
    {
        Reset();
        _restarted = true;
        _lost = (long)Math.Round(lostBefore * _resampler.OutputRateHz / _inputRateHz);
    }

    private long Bridge(int lost)
    {
        _restartedBefore = _restarted;
        if (lost > LongestBridgeSeconds * _inputRateHz)
        {
            Clear();
            _restarted = true;
        }
        else
        {
            foreach (Biquad notch in _notches)
                notch.ContinueTone(lost);
        }

        return _resampler.Skip(lost);
    }

    private void Filter(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return;
        if (!_settled && _highPass is not null)
        {
            // From the first sample's value: an electrode offset of millivolts must not become a step of as much.
            for (int channel = 0; channel < _channelCount; channel++)
                _highPass.Settle(channel, samples[channel]);
        }
        _settled = true;
        for (int at = 0, channel = 0; at < samples.Length; at++)
        {
            double value = samples[at];
            if (_highPass is not null)
                value = _highPass.Apply(channel, value);
            foreach (Biquad notch in _notches)
                value = notch.Apply(channel, value);
            _filtered[at] = (float)value;
            channel = channel + 1 == _channelCount ? 0 : channel + 1;
        }
    }

    private void Reserve(int sampleSets)
    {
        if (sampleSets * _channelCount <= _filtered.Length)
            return;
        _filtered = new float[sampleSets * _channelCount];
        _output = new EmgBlock(_channelCount, Math.Max(_resampler.MaxOutput(sampleSets), _flushed.Length / _channelCount));
    }

    private void Check(EmgBlock block)
    {
        if (block.ChannelCount != _channelCount)
        {
            throw new ArgumentException(
                $"The block has {block.ChannelCount} channels and the filter chain {_channelCount}: make the chain for this stream.", nameof(block));
        }
        if (!(Math.Abs(block.RateHz - _inputRateHz) <= _inputRateHz / 100))
        {
            throw new ArgumentException(
                $"The block's rate is {block.RateHz} Hz and the filter chain's {_inputRateHz} Hz: make the chain for this stream.", nameof(block));
        }
    }
}
