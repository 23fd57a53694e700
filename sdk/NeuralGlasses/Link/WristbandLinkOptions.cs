using System.Text.Json.Serialization;
using NeuralGlasses.Contract;
using NeuralGlasses.Link.Motion;

namespace NeuralGlasses.Link;

/// <summary>What the link asks of a wristband.</summary>
public sealed class WristbandLinkOptions
{
    /// <summary>Sample rate, in hertz.</summary>
    public int RateHz { get; init; } = 1000;

    /// <summary>Number of channels.</summary>
    public int ChannelCount { get; init; } = 8;

    /// <summary>Coding operand of <see cref="ControlPoint"/>.</summary>
    public int Coding { get; init; } = ControlPoint.CodingSmallest;

    /// <summary>Whether the stream is started with each connection; else the link is <see cref="LinkState.Ready"/> until <see cref="WristbandLink.StartStream"/>.</summary>
    public bool StartsStream { get; init; } = true;

    /// <summary>Longest wait for an answer, in milliseconds.</summary>
    public double AnswerTimeoutMs { get; init; } = 5000;

    /// <summary>Time after which a command that was not answered is repeated, in milliseconds; answers are notifications and may be lost.</summary>
    public double AnswerRetryMs { get; init; } = 250;

    /// <summary>PHY rate, in megabits per second: 1 or 2. It says how long a notification was on the air at least.</summary>
    public int PhyMegabits { get; init; } = 2;

    /// <summary>Settings of the reorder window.</summary>
    public ReorderWindowOptions Reorder { get; init; } = new();

    /// <summary>When missing frames are asked for again.</summary>
    public RetransmitOptions Retransmit { get; init; } = new();

    /// <summary>When the wristband is asked for its time.</summary>
    public ClockSyncOptions ClockSync { get; init; } = new();

    /// <summary>How the band's motion is asked for; null, the default, for a link that never does, as radio and battery pay for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MotionOptions? Motion { get; init; }

    // Throws ArgumentOutOfRangeException if an option of the link itself is out of its range; those of its parts check theirs.
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RateHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RateHz, 0xFFFF);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ChannelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ChannelCount, EmgStreamFormat.MaxChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AnswerTimeoutMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AnswerRetryMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(PhyMegabits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PhyMegabits, 2);
    }

    // The same, but the link waits for its stream to be started, and leaves the band's own settings as they are.
    internal WristbandLinkOptions Waiting() => new()
    {
        RateHz = RateHz,
        ChannelCount = ChannelCount,
        Coding = Coding,
        StartsStream = false,
        AnswerTimeoutMs = AnswerTimeoutMs,
        AnswerRetryMs = AnswerRetryMs,
        PhyMegabits = PhyMegabits,
        Reorder = Reorder,
        Retransmit = Retransmit,
        ClockSync = ClockSync,
    };
}
