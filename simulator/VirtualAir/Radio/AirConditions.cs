namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>How the air is right now. Defaults are a quiet room.</summary>
internal sealed class AirConditions
{
    private const double UsualIntervalMs = 13.75;

    /// <summary>Connection interval, in milliseconds, or 0 for none: packets then wait for no connection event.</summary>
    public double IntervalMs { get; set; } = UsualIntervalMs;

    /// <summary>Time that a packet takes beyond its wait for a connection event, in milliseconds.</summary>
    public double DelayMs { get; set; }

    /// <summary>Share of packets that fail on the air and are sent again in the next connection event, 0 to less than 1.</summary>
    public double Loss { get; set; }

    /// <summary>Whether nothing gets through at all.</summary>
    public bool IsDead { get; set; }

    // Packets that fail without a grid wait for the shortest interval there is (Core Specification Vol 6, Part B, §4.5.1).
    internal TimeSpan RetryAfter => TimeSpan.FromMilliseconds(IntervalMs > 0 ? IntervalMs : 7.5);

    // The first connection event that is not before a time.
    internal TimeSpan EventFrom(TimeSpan earliest)
    {
        if (IntervalMs <= 0)
            return earliest;
        var interval = TimeSpan.FromMilliseconds(IntervalMs).Ticks;
        return TimeSpan.FromTicks((earliest.Ticks + interval - 1) / interval * interval);
    }

    internal TimeSpan EventAfter(TimeSpan time) => IntervalMs <= 0 ? time + RetryAfter : EventFrom(time + TimeSpan.FromTicks(1));
}
