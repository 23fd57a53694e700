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
    private readonly ExaminedRadio _radio;
    private readonly Moment _moment = new();
    private readonly BandQuestions _questions;
    private readonly BandInterview _interview;
    private readonly ElectrodeCheck _electrodes;
    private readonly StreamCheck _stream;
    private readonly IEnumerator<Pause> _course;
    private HostTime? _began;
    private bool _isStepping;
    private int _stoppedBy;

    /// <summary>Makes an examination that begins with the first step, and listens to the radio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BandExamination(IGattCentral radio, BandExaminationOptions options)
    {
        ArgumentNullException.ThrowIfNull(radio);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _radio = new ExaminedRadio(radio, Step);
        Link = new WristbandLink(_radio, options.Link.Waiting());
        _questions = new BandQuestions(Link, _moment);
        _interview = new BandInterview(_questions, _radio, _moment, options.ReadTimeoutMs);
        _electrodes = new ElectrodeCheck(_questions, Link, _moment, options.Link.ChannelCount, options.ReadTimeoutMs);
        _stream = new StreamCheck(Link, _moment, options.Clock, options.StreamSeconds);
        _course = Examine().GetEnumerator();
    }

    /// <summary>The link to the band; only for watching.</summary>
    public WristbandLink Link { get; }

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
        // A radio may answer before it returns from what it was asked.
        if (_isStepping || IsOver)
            return;
        _isStepping = true;
        _began ??= now;
        if (now > _moment.Now)
            _moment.Now = now;
        Link.Expire(_moment.Now);
        _stream.Follow();
        if (Interruption() is { } interruption)
            Conclude(interruption);
        else if (!_course.MoveNext())
            Conclude(null);
        _isStepping = false;
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
        while (!_radio.HasConnected)
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

    private string? Interruption()
    {
        if (!_radio.HasConnected)
        {
            return _moment.Now.MillisecondsSince(_began!.Value) > _options.ConnectTimeoutMs
                ? $"No wristband connected within {_options.ConnectTimeoutMs / 1000:F0} s; expected one that is charged, near and paired with this machine; press its button, bring it closer and run this again."
                : null;
        }

        if (Link.State == LinkState.Refused)
            return Link.Problem;
        if (Link.State == LinkState.Disconnected)
            return $"The connection broke while {Stage}; expected it to hold; charge the band, bring it closer and run this again.";
        if (_questions.IsUnanswered)
            return $"The band left a command without an answer while {Stage}; expected one within {_options.Link.AnswerTimeoutMs / 1000:F0} s; restart the band and run this again.";
        return null;
    }

    private void Conclude(string? interruption)
    {
        var report = new ExaminationReport
        {
            IsFound = _radio.HasConnected,
            DurationS = _began is { } began ? _moment.Now.MillisecondsSince(began) / 1000 : 0,
            Interruption = interruption,
            Identity = _interview.Identity,
            Versions = _interview.Versions,
            Condition = _radio.KnowsCondition ? ConditionReading.Of(Link.Condition) : null,
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
