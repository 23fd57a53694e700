using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link;

namespace NeuralGlasses.Streaming;

/// <summary>
/// Makes blocks of whole sample sets in microvolts from frames in order, and places them in host time by a clock that is told of
/// their arrivals. Frames that hold
/// only some channels are put together; a set that is not complete when the next one begins is lost. What was lost is
/// measured by the device ticks, not by the count of frames. Where the stream begins anew under way, the clock does too.
/// Nothing is allocated after construction.
/// </summary>
public sealed class SampleAssembler
{
    // More than a minute of silence within one stream is taken for a new beginning of the ticks.
    private const double MaxGapMicroseconds = 60e6;

    private readonly StreamClock _clock;
    private readonly StreamCounters _counters;
    private readonly double _period;
    private readonly float _lsbMicrovolts;
    private readonly EmgBlock _block;
    private uint _setTicks;
    private int _setCount;
    private int _setChannels;
    private int _setLeadOff;
    private bool _setIsPaused;
    private uint _expectedTicks;
    private bool _restarted = true;
    private bool _begun;
    private bool _clockIsNew;

    /// <summary>Makes an assembler for a stream whose samples weigh <paramref name="lsbPicovolts"/> pV each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stream has fewer than 1 or more than 16 channels, no rate, or no weight.</exception>
    public SampleAssembler(StreamDescription stream, uint lsbPicovolts, StreamClock clock, StreamCounters counters)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(counters);
        ArgumentOutOfRangeException.ThrowIfLessThan(stream.ChannelCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stream.ChannelCount, EmgStreamFormat.MaxChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stream.RateHz);
        ArgumentOutOfRangeException.ThrowIfZero(lsbPicovolts);
        _clock = clock;
        _counters = counters;
        _period = 1e6 / stream.RateHz;
        _lsbMicrovolts = lsbPicovolts * 1e-6f;
        _block = new EmgBlock(stream.ChannelCount, EmgStreamFormat.MaxSamples) { RateHz = stream.RateHz };
    }

    /// <summary>
    /// Takes the next frame and gives out a block if that completes one. <paramref name="leadOffMask"/> is the latest the
    /// device status said; it counts only while frames carry the lead-off flag, and a frame that carries it before the
    /// status does marks all its channels. The block is valid until the next call.
    /// </summary>
    public bool TryAssemble(in ReceivedFrame received, int leadOffMask, out EmgBlock block)
    {
        EmgFrame frame = received.Frame;
        block = _block;
        if (received.Restarted || (frame.Flags & EmgStreamFormat.FlagStreamStart) != 0)
            Restart();
        _begun = true;
        if (frame.FirstChannel + frame.ChannelCount > _block.ChannelCount)
        {
            _counters.ForeignFrames++;
            return false;
        }

        if ((frame.Flags & EmgStreamFormat.FlagSaturated) != 0)
            _counters.SaturatedFrames++;
        if (_setChannels != 0 && (frame.DeviceTicks != _setTicks || frame.SampleCount != _setCount))
            AbandonSet();
        if (_setChannels == 0)
            OpenSet(frame);
        if (_clockIsNew)
            _clock.Observe(Later(frame.DeviceTicks, frame.SampleCount - 1), received.ArrivedAt, received.AirMicroseconds);
        _clockIsNew = false;
        Copy(frame, leadOffMask);
        if (_setChannels != (1 << _block.ChannelCount) - 1)
            return false;

        Complete();
        return true;
    }

    private void Restart()
    {
        if (_setChannels != 0)
            AbandonSet();

        // At the first frame the clock knows already what arrived, some of it behind this one.
        if (_begun)
        {
            _clock.Reset();
            _clockIsNew = true;
        }

        _restarted = true;
    }

    private void AbandonSet()
    {
        _counters.IncompleteGroups++;
        _setChannels = 0;
    }

    private void OpenSet(EmgFrame frame)
    {
        if (!_restarted)
        {
            double gap = (int)(frame.DeviceTicks - _expectedTicks);
            if (gap < -1.5 * _period || gap > MaxGapMicroseconds)
            {
                _counters.Discontinuities++;
                Restart();
            }
        }

        _setTicks = frame.DeviceTicks;
        _setCount = frame.SampleCount;
        _setLeadOff = 0;
        _setIsPaused = (frame.Flags & EmgStreamFormat.FlagPaused) != 0;
    }

    private void Copy(EmgFrame frame, int leadOffMask)
    {
        int channels = _block.ChannelCount;
        Span<float> target = _block.Buffer;
        int from = 0;
        for (var set = 0; set < frame.SampleCount; set++)
        {
            int to = (set * channels) + frame.FirstChannel;
            for (var channel = 0; channel < frame.ChannelCount; channel++)
                target[to + channel] = frame.Samples[from++] * _lsbMicrovolts;
        }

        int mask = ((1 << frame.ChannelCount) - 1) << frame.FirstChannel;
        _setChannels |= mask;
        if ((frame.Flags & EmgStreamFormat.FlagLeadOff) != 0)
            _setLeadOff |= (leadOffMask & mask) != 0 ? leadOffMask & mask : mask;
    }

    private void Complete()
    {
        // A tick a little off the grid is the jitter of the device's timer, not a loss.
        int lost = _restarted ? 0 : Math.Max(0, (int)Math.Round((int)(_setTicks - _expectedTicks) / _period));
        _block.SampleCount = _setCount;
        _block.FirstSample = _clock.Place(_setTicks);
        _block.LostBefore = lost;
        _block.Restarted = _restarted;
        _block.LeadOff = _setLeadOff;
        if (_setIsPaused)
            _counters.PausedSampleSets += lost;
        else
            _counters.LostSampleSets += lost;
        _counters.SampleSets += _setCount;
        _expectedTicks = Later(_setTicks, _setCount);
        _restarted = false;
        _setChannels = 0;
    }

    private uint Later(uint ticks, int sampleSets) => ticks + (uint)Math.Round(sampleSets * _period);
}
