namespace NeuralGlasses.Link;

/// <summary>
/// When missing frames are asked for again. A request waits up to a connection interval for its event, up to 10 ms for the
/// firmware, and the frame up to another interval: 25 to 42 ms at 15 ms. One in 20 notifications lost, asking once leaves one
/// frame in 400 missing, twice one in 8,000, three times one in 160,000.
/// </summary>
public sealed class RetransmitOptions
{
    /// <summary>Whether missing frames are asked for.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Longest wait of a frame for those before it while they are asked for, in milliseconds, 200 at most; it takes the place of
    /// <see cref="ReorderWindowOptions.MaxWaitMs"/>. Everything behind a missing frame is as late as that frame, so this is also what
    /// a loss can add to the latency of a decision; the default leaves room for three requests, and for a fourth where they are fast.
    /// </summary>
    public double MaxWaitMs { get; init; } = 180;

    /// <summary>Time for a missing frame to come by itself before it is asked for, in milliseconds; a frame that was merely overtaken comes within it. It
    /// grows, to half of <see cref="MaxWaitMs"/> at most, while frames that were asked for come twice, as on a link of several bearers, and shrinks again.</summary>
    public double GraceMs { get; init; } = 2;

    /// <summary>Time after which a frame that was asked for is asked for again, in milliseconds; shorter than a round trip makes duplicates.</summary>
    public double RetryMs { get; init; } = 48;

    /// <summary>Least time between two requests, in milliseconds: one a connection event, because ATT carries no more.</summary>
    public double PaceMs { get; init; } = 13.75;

    /// <summary>
    /// Longest gap in device time that is waited for, in milliseconds. A longer one is no loss of the radio but a pause: an idle
    /// wristband sends one block a second, and the first frames of a movement must not wait for what was never sent.
    /// </summary>
    public double MaxGapMs { get; init; } = 800;
}
