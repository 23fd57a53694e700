using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>Lets the wristband stream for a while and measures what comes: losses, times, clock, and every channel.</summary>
internal sealed class StreamCheck
{
    // What the offset filter of the engine needs to settle, with room to spare.
    private const double SettleMs = 500;

    private readonly WristbandLink _link;
    private readonly Moment _moment;
    private readonly double _seconds;
    private readonly StreamCounters _samples = new();
    private readonly StreamClock _clock;
    private readonly List<(uint Ticks, HostTime ArrivedAt)> _arrivals = [];
    private SampleAssembler? _assembler;
    private PairMeter[] _meters = [];
    private HostTime _began;
    private bool _isStreaming;
    private StreamReading? _reading;

    public StreamCheck(WristbandLink link, Moment moment, StreamClockOptions clock, double seconds)
    {
        _link = link;
        _moment = moment;
        _seconds = seconds;
        _clock = new StreamClock(clock);
    }

    /// <summary>What each channel gave; empty before a stream.</summary>
    public IReadOnlyList<PairMeter> Meters => _meters;

    /// <summary>What was seen of the stream so far; null before it began.</summary>
    public StreamReading? Reading => _isStreaming ? Read() : _reading is null ? null : _reading with
    {
        // The last of them are known behind the stream.
        FramesDropped = _link.Status.DroppedBlocks,
        Overruns = _link.Status.Overruns,
    };

    /// <summary>Streams, and stops the stream.</summary>
    public IEnumerable<Pause> Run()
    {
        while (!_link.StartStream(_moment.Now))
            yield return default;
        while (_link.State != LinkState.Streaming)
            yield return default;
        _began = _moment.Now;
        _isStreaming = true;
        while (_moment.Now.MillisecondsSince(_began) < _seconds * 1000)
            yield return default;

        // Before the stop, at which frames that were still asked for would count as lost.
        _reading = Read();
        _isStreaming = false;
        while (!_link.StopStream(_moment.Now))
            yield return default;
        while (_link.State != LinkState.Ready)
            yield return default;
    }

    /// <summary>Takes what has arrived.</summary>
    public void Follow()
    {
        if (_link.StreamNumber == 0)
            return;
        if (_assembler is null)
        {
            _assembler = new SampleAssembler(_link.Stream, _link.LsbPicovolts, _clock, _samples);
            double limit = _link.LsbPicovolts * 1e-6 * short.MaxValue * 0.9999;
            _meters = [.. Enumerable.Range(0, _link.Stream.ChannelCount).Select(_ => new PairMeter((int)_link.Stream.RateHz, limit))];
        }

        while (_link.TryTakeExchange(out ClockExchange exchange))
            _clock.ObserveExchange(exchange);
        while (_link.TryTakeArrival(out FrameArrival arrival))
        {
            _clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
            if (_isStreaming)
                _arrivals.Add((arrival.NewestTicks, arrival.ArrivedAt));
        }

        while (_link.TryTake(out ReceivedFrame frame))
        {
            if (_assembler.TryAssemble(frame, _link.Status.LeadOff, out EmgBlock block) && _isStreaming)
                Measure(block);
        }
    }

    private void Measure(EmgBlock block)
    {
        if (_moment.Now.MillisecondsSince(_began) < SettleMs)
            return;
        ReadOnlySpan<float> samples = block.Samples;
        for (var channel = 0; channel < block.ChannelCount; channel++)
        {
            PairMeter meter = _meters[channel];
            if (block.Restarted || block.LostBefore > 0)
                meter.Break();
            bool isOff = (block.LeadOff >> channel & 1) != 0;

            // Until the status names them, a frame's flag may mean any of its channels; such samples count neither way.
            if (isOff && (_link.Status.LeadOff >> channel & 1) == 0)
            {
                meter.Break();
                continue;
            }

            for (int at = channel; at < samples.Length; at += block.ChannelCount)
                meter.Add(samples[at], isOff);
        }
    }

    private StreamReading Read()
    {
        double durationS = Math.Max(_moment.Now.MillisecondsSince(_began) / 1000, 0.001);
        double[] latenciesMs = [.. _arrivals.Select(a => a.ArrivedAt.MillisecondsSince(_clock.Estimate(a.Ticks))).Order()];
        double uncertaintyMs = _clock.UncertaintyMicroseconds / 1000;
        LinkCounters counters = _link.Counters;
        return new StreamReading
        {
            DurationS = durationS,
            ChannelCount = _link.Stream.ChannelCount,
            RateHz = _link.Stream.RateHz,
            FramesReceived = counters.Received,
            FramesLost = counters.Lost,
            FramesRecovered = counters.Recovered,
            FramesCorrupt = counters.Corrupt,
            FramesPaused = counters.Paused,
            SampleSets = _samples.SampleSets,
            SaturatedFrames = _samples.SaturatedFrames,
            BytesPerSecond = counters.BytesReceived / durationS,
            LatencyMs = latenciesMs.Length > 0 ? latenciesMs[latenciesMs.Length / 2] : null,
            LatencyUncertaintyMs = double.IsFinite(uncertaintyMs) ? uncertaintyMs : null,
            JitterMs = latenciesMs.Length > 0 ? latenciesMs[(int)(latenciesMs.Length * 0.99)] - latenciesMs[0] : null,
            DriftPartsPerMillion = -_clock.DriftPartsPerMillion,
            DriftUncertaintyPartsPerMillion = _clock.DriftUncertaintyPartsPerMillion,
            FramesDropped = _link.Status.DroppedBlocks,
            Overruns = _link.Status.Overruns,
        };
    }
}
