using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>
/// The EMG of a trace as the glasses had it, gaps and all: the frames go through the same link and assembler. Time is counted in sample
/// sets from the first one on; a gap within a stream is as long as the band's own count says, one between two streams as the host's clock
/// says.
/// </summary>
internal sealed class TracedEmg
{
    private readonly List<EmgStretch> _stretches = [];
    private readonly List<ScriptedGesture> _truth = [];
    private readonly List<(HostTime At, string Text)> _events = [];
    private readonly List<(HostTime At, long Set)> _anchors = [];
    private readonly StreamCounters _samples = new();
    private readonly StreamClock _clock;
    private readonly WristbandLink _link;
    private readonly string _path;
    private SampleAssembler? _assembler;
    private int _streamNumber;
    private HostTime _now;

    private TracedEmg(string path, TraceReader reader)
    {
        _path = path;
        Header = reader.Header;
        _clock = new StreamClock(Header.Settings.Clock);
        var radio = new ReplayedCentral(new ReplayedAnswers());
        _link = new WristbandLink(radio, Header.Settings.Link);
        while (reader.TryRead(out var record))
        {
            if (TraceRecordKinds.RoleOf(record.Kind) == TraceRole.Input)
            {
                radio.Bring(record);
                Follow(record.At);
            }
            else
            {
                Note(record);
            }
        }

        Cut = reader.Cut;
        RunHash = Convert.ToHexStringLower(reader.RunHashSoFar());
    }

    public TraceHeader Header { get; }

    public string RunHash { get; }

    /// <summary>Where the trace is cut, or null.</summary>
    public string? Cut { get; }

    public int ChannelCount { get; private set; }

    public double RateHz { get; private set; }

    public double MicrovoltsPerStep { get; private set; }

    public IReadOnlyList<EmgStretch> Stretches => _stretches;

    public IReadOnlyList<ScriptedGesture> Truth => _truth;

    /// <summary>Gestures that the glasses saw, and lines of their log.</summary>
    public IReadOnlyList<(HostTime At, string Text)> Events => _events;

    /// <summary>Reads the EMG of a trace.</summary>
    /// <exception cref="TraceException">The file cannot be read, holds no EMG, or holds streams of different shape.</exception>
    public static TracedEmg Read(string path)
    {
        using var reader = new TraceReader(path);
        TracedEmg emg;
        try
        {
            emg = new TracedEmg(path, reader);
        }
        catch (ArgumentException error)
        {
            throw new TraceException($"{path}: a setting in its header is out of its range ({error.Message}); the program that wrote the trace is at fault.", error);
        }

        return emg._stretches.Count > 0 ? emg : throw new TraceException($"{path}: holds no EMG; expected a trace in which the wristband streamed.");
    }

    /// <summary>The sample set, with its fraction, that was at the electrode at a host time; negative before the first one.</summary>
    public double SetAt(HostTime at)
    {
        var (low, high) = (0, _anchors.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (_anchors[middle].At <= at)
                low = middle;
            else
                high = middle;
        }

        var set = _anchors[low].Set + ((at.Microseconds - _anchors[low].At.Microseconds) * RateHz / 1e6);
        return low + 1 < _anchors.Count ? Math.Min(set, _anchors[low + 1].Set) : set;
    }

    private void Note(TraceRecord record)
    {
        var payload = record.Open();
        switch (record.Kind)
        {
            case TraceRecordKind.Truth:
                _truth.Add(TraceTruth.Read(record));
                break;
            case TraceRecordKind.Gesture:
                var confidence = payload.ReadSingle();
                payload.ReadInt64();
                _events.Add((record.At, FormattableString.Invariant($"event {payload.ReadText()} {confidence:F2}")));
                break;
            case TraceRecordKind.Note:
                _events.Add((record.At, payload.ReadText()));
                break;
        }
    }

    // As the pipeline does it, up to the block.
    private void Follow(HostTime at)
    {
        _now = at > _now ? at : _now;
        _link.Expire(_now);
        if (_link.StreamNumber != _streamNumber)
            BeginStream();
        while (_link.TryTakeExchange(out var exchange))
            _clock.ObserveExchange(exchange);
        while (_link.TryTakeArrival(out var arrival))
            _clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
        while (_link.TryTake(out var frame))
        {
            if (_assembler!.TryAssemble(frame, _link.Status.LeadOff, out var block))
                Add(block);
        }
    }

    private void BeginStream()
    {
        _streamNumber = _link.StreamNumber;
        var (stream, step) = (_link.Stream, _link.LsbPicovolts * 1e-6);
        if (ChannelCount != 0 && (ChannelCount != stream.ChannelCount || RateHz != stream.RateHz || MicrovoltsPerStep != step))
        {
            throw new TraceException(FormattableString.Invariant(
                $"{_path}: holds a stream of {ChannelCount} channels at {RateHz} Hz in steps of {MicrovoltsPerStep} µV and one of {stream.ChannelCount} at {stream.RateHz} Hz in steps of {step} µV, which do not fit one file; cut it with `replay --cut` and export the pieces."));
        }

        (ChannelCount, RateHz, MicrovoltsPerStep) = (stream.ChannelCount, stream.RateHz, step);
        _assembler = new SampleAssembler(stream, _link.LsbPicovolts, _clock, _samples);
        _clock.Reset();
    }

    private void Add(EmgBlock block)
    {
        var last = _stretches.Count > 0 ? _stretches[^1] : null;
        if (last is null)
            _stretches.Add(last = new EmgStretch(0, ChannelCount));
        else if (block.Restarted)
            _stretches.Add(last = new EmgStretch(Math.Max(last.End, SetAfter(_anchors[^1], block.FirstSample)), ChannelCount));
        else if (block.LostBefore > 0)
            _stretches.Add(last = new EmgStretch(last.End + block.LostBefore, ChannelCount));
        _anchors.Add((block.FirstSample, last.End));
        foreach (var microvolts in block.Samples)
            last.Steps.Add((short)Math.Round(microvolts / MicrovoltsPerStep));
    }

    private long SetAfter((HostTime At, long Set) anchor, HostTime at) => anchor.Set + (long)Math.Round((at.Microseconds - anchor.At.Microseconds) * RateHz / 1e6);
}
