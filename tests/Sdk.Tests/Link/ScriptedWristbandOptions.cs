namespace NeuralGlasses.Sdk.Tests.Link;

// How a scripted wristband and its air behave.
internal sealed record ScriptedWristbandOptions
{
    public int Seed { get; init; } = 1;

    public double IntervalMs { get; init; } = 15;

    public double WakeMs { get; init; } = 10;

    // Seconds that host time gains on device time.
    public double DriftPpm { get; init; }

    // Most by which the drift swings either way, as a crystal does with the temperature, and the time of one swing.
    public double WanderPpm { get; init; }

    public double WanderPeriodS { get; init; } = 1200;

    // Host time less device time at device time 0; with grids that are locked it decides how they lie to each other.
    public double OffsetMicroseconds { get; init; } = 123_456_789;

    public double FirstTicks { get; init; } = 1_000_000;

    // Ticks of the first sample of a block modulo a block.
    public double SamplePhase { get; init; } = 3700;

    public int Channels { get; init; } = 1;

    public int FramesPerBlock { get; init; } = 1;

    public double Loss { get; init; }

    public double JitterMs { get; init; } = 1;

    public double TailShare { get; init; }

    public double TailMs { get; init; } = 30;

    public int Buffers { get; init; } = 24;

    public int RepeatsPerWake { get; init; } = 4;

    public bool Retransmits { get; init; } = true;

    public bool TellsTime { get; init; } = true;

    // Granularity of the host's timers; 0 for a host that only acts on what arrives and every 50 ms.
    public double TimerMs { get; init; } = 0.1;
}
