using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link.Motion;

/// <summary>
/// The motion half of the link: while it is wanted the band's motion sensor streams, and its samples are given out here in their order.
/// Without <see cref="WristbandLinkOptions.Motion"/> it asks for nothing and gives nothing. All calls come on the link's thread.
/// </summary>
public sealed class WristbandMotion
{
    // The sensor has 52, 104 and 208 Hz, called 50, 100 and 200.
    private const double SensorRatePercent = 104;

    private readonly MotionIntake? _intake;
    private readonly MotionSwitch? _switch;

    internal WristbandMotion(CommandChannel commands, MotionOptions? options)
    {
        if (options is null)
            return;
        options.Check();
        _intake = new MotionIntake(Counters, 1e8 / (SensorRatePercent * options.RateHz), options.MaxWaitMs);
        _switch = new MotionSwitch(commands, options, Counters);
    }

    /// <summary>
    /// Whether somebody wants to know how the wrist moves; false at first. The radio pays for it, so set it only while a scene is shown that a wrist can
    /// turn. Wanting it when the fingers meet is late: what the sensor shows at rest is learnt before.
    /// </summary>
    public bool IsWanted
    {
        get => _switch?.IsWanted ?? false;
        set
        {
            if (_switch is { } it)
                it.IsWanted = value;
        }
    }

    /// <summary>Whether the band said that its motion runs. A band whose sensor is missing says so too, and no sample comes.</summary>
    public bool IsOn => _switch?.IsOn ?? false;

    /// <summary>What happened to the motion frames.</summary>
    public MotionCounters Counters { get; } = new();

    internal HostTime? DueAt => (_intake?.GivesUpAt, _switch?.DueAt) switch
    {
        (null, var due) => due,
        (var due, null) => due,
        ({ } one, { } other) => one < other ? one : other,
    };

    /// <summary>Takes the next sample in order; false if there is none. Only the latest 256 are kept.</summary>
    public bool TryTake(out MotionReading reading)
    {
        reading = default;
        return _intake?.TryTake(out reading) ?? false;
    }

    internal void Connect()
    {
        _intake?.Begin();
        _switch?.Connect();
    }

    internal void Listen(IGattCentral central)
    {
        if (_intake is not null)
            central.Subscribe(GattUuids.MotionFrames);
    }

    // False for a frame that nobody asked for.
    internal bool TryAccept(ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        _intake?.Take(value, arrivedAt);
        return _intake is not null;
    }

    internal void TakeAnswer(int result) => _switch?.Take(result);

    // Gives up what is overdue, and switches the sensor where the link is in a state to ask.
    internal void Advance(HostTime now, bool asks)
    {
        _intake?.Expire(now);
        if (asks && _switch is { } it && it.TryAsk(now))
            _intake!.Begin();
    }
}
