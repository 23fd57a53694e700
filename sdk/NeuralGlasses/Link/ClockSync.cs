using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// Decides when the wristband is asked for its time. Each question is aimed a moment before a connection event, so that it waits
/// little for it; which event, and how long before, goes through all there are in steps of the golden ratio, because which events lie
/// just before a wake of the firmware is not known.
/// </summary>
internal sealed class ClockSync
{
    // Fractional parts of the golden and of the silver ratio: their multiples fill the interval from 0 to 1 evenly however many there are.
    private const double Golden = 0.6180339887498949;
    private const double Silver = 0.4142135623730950;

    // Eight intervals of any length that BLE knows are whole steps of 10 ms, after which events and wakes meet as before.
    private const int Events = 8;
    private const double LeastLeadMicroseconds = 300;
    private const double LeadSpanMicroseconds = 1500;

    private readonly ClockSyncOptions _options;
    private readonly ConnectionEvents _events;
    private HostTime _began;
    private int _count;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ClockSync(ClockSyncOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.PeriodMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.FirstPeriodMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstSpanMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ConnectionIntervalMs);
        _options = options;
        _events = new ConnectionEvents(options.ConnectionIntervalMs);
    }

    /// <summary>Whether questions are asked.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Host time of the next question.</summary>
    public HostTime DueAt { get; private set; }

    /// <summary>Begins with a stream.</summary>
    public void Begin(HostTime at)
    {
        IsOn = _options.Enabled;
        _events.Begin();
        _began = at;
        _count = 0;
        DueAt = at.Plus(_options.FirstPeriodMs * 1000);
    }

    /// <summary>Asks no more until the next stream, as when the wristband does not know the question.</summary>
    public void TurnOff() => IsOn = false;

    /// <summary>Learns from the arrival of a notification.</summary>
    public void Hear(HostTime arrivedAt, double airTime) => _events.Hear(arrivedAt, airTime);

    /// <summary>Notes that a question was written, and sets the time of the next.</summary>
    public void Written(HostTime at)
    {
        _count++;
        double periodMs = at.MillisecondsSince(_began) < _options.FirstSpanMs ? _options.FirstPeriodMs : _options.PeriodMs;
        HostTime from = at.Plus((periodMs + (Turn(Golden) * Events * _options.ConnectionIntervalMs)) * 1000);
        DueAt = _events.IsKnown ? _events.Next(from).Plus(-LeastLeadMicroseconds - (Turn(Silver) * LeadSpanMicroseconds)) : from;
    }

    private double Turn(double step) => (_count * step) % 1;
}
