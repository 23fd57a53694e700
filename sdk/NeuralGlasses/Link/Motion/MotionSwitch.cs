using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link.Motion;

/// <summary>
/// Sees to it that the band's motion runs while it is wanted and not for long after: by the setting that is its rate, posted between the
/// stream's own commands, so that nothing waits for it. Setting the same rate twice does no harm.
/// </summary>
internal sealed class MotionSwitch(CommandChannel commands, MotionOptions options, MotionCounters counters)
{
    /// <summary>Key of the setting, as in hardware-spec/settings.md.</summary>
    public const int RateKey = 5;

    private const int Unknown = -1;

    private int _rateHz = Unknown;
    private int _asked = Unknown;
    private HostTime _askedAt;
    private HostTime? _unwantedAt;
    private bool _isRefused;

    /// <summary>Whether motion is wanted.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether the band said that it sends motion at the rate that was asked for.</summary>
    public bool IsOn => _rateHz == options.RateHz;

    /// <summary>Host time at which <see cref="TryAsk"/> has something to do; null for never.</summary>
    public HostTime? DueAt => (_isRefused, _asked) switch
    {
        (true, _) => null,
        (_, not Unknown) => _askedAt.Plus(options.AnswerRetryMs * 1000),
        _ when IsWanted => IsOn ? null : default(HostTime),
        _ when _rateHz == 0 => null,
        _ => IsOn ? _unwantedAt?.Plus(options.LingerMs * 1000) ?? default : default(HostTime),
    };

    /// <summary>Forgets what the band was set to, as when a connection begins: it keeps its rate over connections, and somebody else may have set another.</summary>
    public void Connect()
    {
        (_rateHz, _asked, _isRefused) = (Unknown, Unknown, false);
    }

    /// <summary>Sets the rate if it is due; true if motion may begin with that.</summary>
    public bool TryAsk(HostTime now)
    {
        _unwantedAt = IsWanted ? null : _unwantedAt ?? now;
        bool isLingering = IsOn && _unwantedAt is { } since && now.MillisecondsSince(since) < options.LingerMs;
        int target = IsWanted || isLingering ? options.RateHz : 0;
        bool isAsked = _asked != Unknown && now.MillisecondsSince(_askedAt) < options.AnswerRetryMs;
        if (_isRefused || isAsked || (_asked == Unknown && _rateHz == target) || commands.IsAsking)
            return false;
        bool begins = target > 0 && !IsOn && _asked != target;
        (_asked, _askedAt) = (target, now);
        int length = ControlPoint.WriteCommand(commands.Command, ControlPoint.OpSetSetting, 0);
        commands.Command[length] = RateKey;
        LittleEndian.WriteUInt32(commands.Command, length + 1, (uint)target);
        commands.Post(length + 5, now);
        return begins;
    }

    /// <summary>Takes the answer; one that says neither yes nor never is waited out, and the rate set again.</summary>
    public void Take(int result)
    {
        if (_asked == Unknown)
            return;
        if (result == ControlPoint.ResultSuccess)
        {
            (_rateHz, _asked) = (_asked, Unknown);
            counters.Switched++;
        }
        else if (result is ControlPoint.ResultNotSupported or ControlPoint.ResultInvalidOperand or ControlPoint.ResultNotPermitted)
        {
            (_isRefused, _asked) = (true, Unknown);
            counters.Refused++;
        }
    }
}
