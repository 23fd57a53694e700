using NeuralGlasses.Contract;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Scope;

/// <summary>
/// Looks at what a wristband measures, over any radio: at its electrodes, its test signal, or its shorted inputs. It connects the electrodes
/// again at its end. It never waits; the host steps it. All calls, those of the radio included, come on one thread.
/// </summary>
public sealed class BandScope
{
    private readonly BandScopeOptions _options;
    private readonly BandVisit _visit;
    private readonly StreamClock _clock;
    private readonly IEnumerator<Pause> _course;
    private SampleAssembler? _assembler;
    private bool _ends;

    /// <summary>Makes a scope that begins with the first step, and listens to the radio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BandScope(IGattCentral radio, BandScopeOptions options)
    {
        ArgumentNullException.ThrowIfNull(radio);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _clock = new StreamClock(options.Clock);
        _visit = new BandVisit(radio, options.Link, options.ConnectTimeoutMs, Step);
        _course = Look().GetEnumerator();
    }

    /// <summary>The link to the band; only for watching.</summary>
    public WristbandLink Link => _visit.Link;

    /// <summary>What came, in samples.</summary>
    public StreamCounters Samples { get; } = new();

    /// <summary>The trace; null before the stream.</summary>
    public ScopeTrace? Trace { get; private set; }

    /// <summary>What the AFE's inputs are connected to.</summary>
    public int Input => _options.Input;

    /// <summary>Host time at which <see cref="Step"/> wants to be called next, whatever arrives before; null if any time soon will do.</summary>
    public HostTime? DueAt => Link.DueAt;

    /// <summary>Whether the scope has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>One sentence on why the scope ended before its time; null if nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks the scope to end: it stops the stream and connects the electrodes, for which it is to be stepped until <see cref="IsOver"/>.</summary>
    public void End() => _ends = true;

    /// <summary>Goes on as far as it can at this moment; call it regularly, every 20 ms or so, and at <see cref="DueAt"/>. What arrives makes it go on by itself.</summary>
    public void Step(HostTime now)
    {
        if (IsOver || !_visit.TryBeginStep(now))
            return;
        Follow();
        Problem = _visit.Interruption() ?? Refusal();
        IsOver = Problem is not null || !_course.MoveNext();
        _visit.EndStep();
    }

    private IEnumerable<Pause> Look()
    {
        while (Link.State != LinkState.Ready)
        {
            if (_ends)
                yield break;
            yield return default;
        }

        foreach (Pause pause in Connect(_options.Input))
            yield return pause;
        while (!Link.StartStream(_visit.Moment.Now))
            yield return default;
        while (Link.State != LinkState.Streaming)
            yield return default;
        HostTime began = _visit.Moment.Now;
        while (!_ends && _visit.Moment.Now.MillisecondsSince(began) < _options.Seconds * 1000)
            yield return default;
        while (!Link.StopStream(_visit.Moment.Now))
            yield return default;
        while (Link.State != LinkState.Ready)
            yield return default;
        foreach (Pause pause in Connect(ControlPoint.InputElectrodes))
            yield return pause;
    }

    // A replayed answer says that an earlier one got lost: it was carried out.
    private IEnumerable<Pause> Connect(int input) => _visit.Questions.AskOnce(ControlPoint.OpSelectInput, [(byte)input]);

    private void Follow()
    {
        if (Link.StreamNumber == 0)
            return;
        if (_assembler is null)
        {
            _assembler = new SampleAssembler(Link.Stream, Link.LsbPicovolts, _clock, Samples);
            Trace = new ScopeTrace(Link.Stream, _options.SpanS);
        }

        while (Link.TryTakeExchange(out ClockExchange exchange))
            _clock.ObserveExchange(exchange);
        while (Link.TryTakeArrival(out FrameArrival arrival))
            _clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
        while (Link.TryTake(out ReceivedFrame frame))
        {
            if (_assembler.TryAssemble(frame, Link.Status.LeadOff, out EmgBlock block))
                Trace!.Add(block);
        }
    }

    private string? Refusal() => _visit.Questions.Result is 0 or ControlPoint.ResultSuccess or ControlPoint.ResultReplayed
        ? null
        : $"The band refused to connect its inputs with result {_visit.Questions.Result}; expected firmware that knows the command; update the band.";
}
