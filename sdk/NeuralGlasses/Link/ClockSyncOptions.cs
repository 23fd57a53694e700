namespace NeuralGlasses.Link;

/// <summary>When the wristband is asked for its time.</summary>
public sealed class ClockSyncOptions
{
    /// <summary>Whether it is asked at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Time between two questions, in milliseconds.</summary>
    public double PeriodMs { get; init; } = 2000;

    /// <summary>Time between two questions while the stream is young, in milliseconds.</summary>
    public double FirstPeriodMs { get; init; } = 200;

    /// <summary>Time for which a stream is young, in milliseconds.</summary>
    public double FirstSpanMs { get; init; } = 10_000;

    /// <summary>
    /// Connection interval, in milliseconds. Questions are aimed at the end of one, because how long a question waits for its event is
    /// not known to the clock. A wrong interval makes the aim random, and the clock's lower bound looser.
    /// </summary>
    public double ConnectionIntervalMs { get; init; } = 13.75;
}
