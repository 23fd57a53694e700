namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>How the glasses set up the band's stream.</summary>
public sealed record WristbandScenario
{
    /// <summary>Channels, 8 or 16.</summary>
    public int Channels { get; init; } = 8;

    /// <summary>Sample rate, in hertz: 500, 1000 or 2000.</summary>
    public int RateHz { get; init; } = 1000;

    /// <summary>Whether frames are compressed where that is smaller.</summary>
    public bool Compressed { get; init; } = true;

    /// <summary>Noise of the AFE referred to its input, in microvolts RMS.</summary>
    public double NoiseMicrovolts { get; init; } = 1;

    /// <summary>Most half-cell offset of an electrode pair, in millivolts; drawn evenly for each channel.</summary>
    public double OffsetMillivolts { get; init; } = 100;

    /// <summary>Version that the band writes into its EMG frames, 1 to 255; another than ours stands for a band of a later release.</summary>
    public int FrameVersion { get; init; } = Contract.EmgStreamFormat.Version;

    /// <summary>How much the band's clock gains on the glasses', in parts per million, -200 to 200.</summary>
    public double DriftPartsPerMillion { get; init; }

    /// <summary>Whether nothing answers on the bus of the AFE, as with its power pin held low.</summary>
    public bool MissingAfe { get; init; }

    /// <summary>Whether the motion sensor acknowledges nothing.</summary>
    public bool DeadImu { get; init; }

    /// <summary>Whether the haptic driver acknowledges nothing.</summary>
    public bool DeadHaptics { get; init; }

    /// <summary>Whether the storage takes no write.</summary>
    public bool FullStorage { get; init; }

    /// <summary>Charge of the cell at the beginning, 1 to 100 percent.</summary>
    public double BatteryPercent { get; init; } = 100;

    /// <summary>Channels, from 0, whose two inputs are bridged on the board: they carry nothing but the AFE's noise, and have contact for all that it can see.</summary>
    public IReadOnlyList<int> DeadChannels { get; init; } = [];
}
