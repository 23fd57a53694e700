using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>
/// Examines a wristband over any radio: who it is, how it is, its electrodes, and a stream. It changes nothing on the band and never
/// waits; the host steps it. All calls, those of the radio included, come on one thread.
/// </summary>
public sealed class BandExamination
{
    private readonly BandExaminationOptions _options;
    private readonly BandVisit _visit;
    private readonly BandInterview _interview;
    private readonly ElectrodeCheck _electrodes;
    private readonly StreamCheck _stream;
    private readonly IEnumerator<Pause> _course;
    private int _stoppedBy;

    /// <summary>Makes an examination that begins with the first step, and listens to the radio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BandExamination(IGattCentral radio, BandExaminationOptions options)
    {
        ArgumentNullException.ThrowIfNull(radio);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _visit = new BandVisit(radio, options.Link, options.ConnectTimeoutMs, Step);
        _interview = new BandInterview(_visit.Questions, _visit.Radio, _visit.Moment, options.ReadTimeoutMs);
        _electrodes = new ElectrodeCheck(_visit.Questions, Link, _visit.Moment, options.Link.ChannelCount, options.ReadTimeoutMs);
        _stream = new StreamCheck(Link, _visit.Moment, options.Clock, options.StreamSeconds);
        _course = Examine().GetEnumerator();
    }

    /// <summary>The link to the band; only for watching.</summary>
    public WristbandLink Link => _visit.Link;

    /// <summary>What is being done, in words behind "while".</summary>
    public string Stage { get; private set; } = "it had not begun";

    /// <summary>Host time at which <see cref="Step"/> wants to be called next, whatever arrives before; null if any time soon will do.</summary>
    public HostTime? DueAt => Link.DueAt;

    /// <summary>Whether the examination has ended.</summary>
    [MemberNotNullWhen(true, nameof(Report))]
    public bool IsOver => Report is not null;

    /// <summary>What was found; null until the examination is over.</summary>
    public ExaminationReport? Report { get; private set; }

    /// <summary>Goes on as far as it can at this moment; call it regularly, every 20 ms or so, and at <see cref="DueAt"/>. What arrives makes it go on by itself.</summary>
    public void Step(HostTime now)
    {
        if (IsOver || !_visit.TryBeginStep(now))
            return;
        _stream.Follow();
        if (_visit.Interruption($" while {Stage}") is { } interruption)
            Conclude(interruption);
        else if (!_course.MoveNext())
            Conclude(null);
        _visit.EndStep();
    }

    /// <summary>Ends the examination where it stands, because somebody wants that; a stream is told to stop.</summary>
    public void BreakOff(HostTime now)
    {
        if (IsOver)
            return;
        Conclude($"The examination was broken off while {Stage}, so that not everything is known; run it again.");
        Link.StopStream(now);
    }

    private IEnumerable<Pause> Examine()
    {
        Stage = "it waited for a wristband";
        while (!_visit.Radio.HasConnected)
            yield return default;
        Stage = "it connected";
        while (Link.State != LinkState.Ready)
            yield return default;
        Stage = "the band said who it is";
        foreach (Pause pause in _interview.Identify())
            yield return pause;
        Stage = "the band said how it is";
        foreach (Pause pause in _interview.AskState().Concat(_interview.ReadFaults()).Concat(_interview.ReadCounters()))
            yield return pause;
        _stoppedBy = Link.Status.State == DeviceStatus.StateFault ? Link.Status.Fault : FaultCode.None;
        if (IsOutOfUse())
            yield break;
        Stage = "its electrodes were measured";
        foreach (Pause pause in _electrodes.Run())
            yield return pause;
        Stage = "it streamed";
        foreach (Pause pause in _stream.Run())
            yield return pause;
        Stage = "the band said how it is";
        foreach (Pause pause in _interview.ReadStatus().Concat(_interview.ReadFaults()).Concat(_interview.ReadCounters()))
            yield return pause;
    }

    // Nothing can be measured or streamed then, and the reason is told by itself.
    private bool IsOutOfUse() =>
        _stoppedBy is FaultCode.AfeIdentity or FaultCode.AfeRegister or FaultCode.SafeMode
        || (Link.Condition.Flags & BandCondition.FlagCharging) != 0;

    private void Conclude(string? interruption)
    {
        var report = new ExaminationReport
        {
            IsFound = _visit.Radio.HasConnected,
            DurationS = _visit.DurationS,
            Interruption = interruption,
            Identity = _interview.Identity,
            Versions = _interview.Versions,
            Condition = _visit.Radio.KnowsCondition ? ConditionReading.Of(Link.Condition) : null,
            Settings = _interview.Settings,
            StoppedBy = Link.Status.State == DeviceStatus.StateFault ? Link.Status.Fault : _stoppedBy,
            FaultLog = _interview.FaultLog,
            Diagnostics = _interview.Diagnostics,
            Pairs = [.. Enumerable.Range(0, _options.Link.ChannelCount).Select(ReadPair).OfType<PairReading>()],
            RefusedToMeasure = _electrodes.IsRefused,
            Stream = _stream.Reading,
        };
        Report = report with { Findings = Judgement.Of(report) };
    }

    private PairReading? ReadPair(int pair)
    {
        PairMeter? meter = pair < _stream.Meters.Count && _stream.Meters[pair].LimitShare is not null ? _stream.Meters[pair] : null;
        bool isMeasured = _electrodes.IsReported(ControlPoint.MeasureContact);
        return meter is null && !isMeasured ? null : new PairReading(
            pair,
            _electrodes.ElectrodesOff(pair),
            _electrodes.Ohms(pair),
            _electrodes.IsReported(ControlPoint.MeasureImpedance) && _electrodes.Ohms(pair) is null,
            _electrodes.NoiseMicrovolts(pair),
            meter?.Signal,
            meter?.Rest,
            meter?.Mains50,
            meter?.Mains60,
            meter?.OffShare,
            meter?.LimitShare,
            meter?.IsConstant ?? false);
    }
}
