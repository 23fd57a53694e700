using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>A wristband that somebody looks at, in steps that never wait: its radio, its link, the present moment, and what ends the visit early.</summary>
internal sealed class BandVisit
{
    private readonly double _connectTimeoutMs;
    private readonly double _answerTimeoutMs;
    private HostTime? _began;
    private bool _isStepping;

    /// <summary>Listens to the radio; what arrives calls <paramref name="step"/>. The link waits for its visitor, whatever its options say.</summary>
    public BandVisit(IGattCentral radio, WristbandLinkOptions options, double connectTimeoutMs, Action<HostTime> step)
    {
        _connectTimeoutMs = connectTimeoutMs;
        _answerTimeoutMs = options.AnswerTimeoutMs;
        Radio = new ExaminedRadio(radio, step);
        Link = new WristbandLink(Radio, options.Waiting());
        Questions = new BandQuestions(Link, Moment);
    }

    public ExaminedRadio Radio { get; }

    public WristbandLink Link { get; }

    public Moment Moment { get; } = new();

    public BandQuestions Questions { get; }

    /// <summary>Time since the first step, in seconds.</summary>
    public double DurationS => _began is { } began ? Moment.Now.MillisecondsSince(began) / 1000 : 0;

    /// <summary>Brings moment and link up to now; false within a step, because a radio may answer before it returns from what it was asked.</summary>
    public bool TryBeginStep(HostTime now)
    {
        if (_isStepping)
            return false;
        _isStepping = true;
        _began ??= now;
        if (now > Moment.Now)
            Moment.Now = now;
        Link.Expire(Moment.Now);
        return true;
    }

    /// <summary>Ends the step.</summary>
    public void EndStep() => _isStepping = false;

    /// <summary>One sentence on why the visit cannot go on; null if it can.</summary>
    /// <param name="during">What was being done, such as " while it connected", or nothing.</param>
    public string? Interruption(string during = "")
    {
        if (!Radio.HasConnected)
        {
            return Moment.Now.MillisecondsSince(_began!.Value) > _connectTimeoutMs
                ? $"No wristband connected within {_connectTimeoutMs / 1000:F0} s; expected one that is charged, near and paired with this machine; press its button, bring it closer and run this again."
                : null;
        }

        if (Link.State == LinkState.Refused)
            return Link.Problem;
        if (Link.State == LinkState.Disconnected)
            return $"The connection broke{during}; expected it to hold; charge the band, bring it closer and run this again.";
        return Questions.IsUnanswered
            ? $"The band left a command without an answer{during}; expected one within {_answerTimeoutMs / 1000:F0} s; restart the band and run this again."
            : null;
    }
}
