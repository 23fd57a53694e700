namespace NeuralGlasses.Simulator.Soak;

/// <summary>What a long run ended with.</summary>
public sealed record SoakReport
{
    /// <summary>Simulated hours.</summary>
    public required double Hours { get; init; }

    /// <summary>Streams that began at the glasses.</summary>
    public required int Streams { get; init; }

    /// <summary>Starts of the band's program.</summary>
    public required int Starts { get; init; }

    /// <summary>Frames that the band gave to the radio.</summary>
    public required long FramesSent { get; init; }

    /// <summary>Notifications of frames that the receiving host lost.</summary>
    public required long FramesDroppedByHost { get; init; }

    /// <summary>Frames received.</summary>
    public required long FramesReceived { get; init; }

    /// <summary>Frames that came only when they were asked for again.</summary>
    public required long FramesRecovered { get; init; }

    /// <summary>Frames given up.</summary>
    public required long FramesLost { get; init; }

    /// <summary>Frames given up of those that a stream held between its first and its last, 0 to 1.</summary>
    public double LossShare => FramesLost / (double)Math.Max(1, FramesReceived + FramesLost);

    /// <summary>Sample sets received.</summary>
    public required long SampleSets { get; init; }

    /// <summary>Sample sets missing, by the device's ticks.</summary>
    public required long SampleSetsLost { get; init; }

    /// <summary>Sample sets for which frame numbers and device ticks tell different stories.</summary>
    public required long SampleSetsUnexplained { get; init; }

    /// <summary>Longest time without a frame, in seconds, outages and restarts among it.</summary>
    public required double LongestSilenceS { get; init; }

    /// <summary>Greatest error of the glasses' clock, in milliseconds, once a stream has lasted a minute; none if none has.</summary>
    public required double? ClockErrorMs { get; init; }

    /// <summary>Settings changed.</summary>
    public required int SettingsChanged { get; init; }

    /// <summary>Settings that the band no longer knew when they were read back.</summary>
    public required int SettingsForgotten { get; init; }

    /// <summary>Bytes of managed memory in use when a tenth of the time was over.</summary>
    public required long MemoryEarlyBytes { get; init; }

    /// <summary>Bytes of managed memory in use at the end.</summary>
    public required long MemoryLateBytes { get; init; }

    /// <summary>Faults that the band noted in its whole life.</summary>
    public required int Faults { get; init; }

    /// <summary>A sentence for each thing that is not as it must be; empty if all is well.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
