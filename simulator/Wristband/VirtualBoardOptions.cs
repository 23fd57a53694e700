namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What differs between one simulated wristband and the next.</summary>
public sealed record VirtualBoardOptions
{
    /// <summary>Number of ADS1298, 1 or 2.</summary>
    public int AfeCount { get; init; } = 1;

    /// <summary>The AFE's chips.</summary>
    public Ads1298ModelOptions Afe { get; init; } = new();

    /// <summary>The motion sensor.</summary>
    public Lsm6dsoModelOptions Imu { get; init; } = new();

    /// <summary>What the cell holds, in milliampere-hours; that of <c>hardware-spec/bom.csv</c>.</summary>
    public double CapacityMilliampereHours { get; init; } = 500;

    /// <summary>What the band draws while it is awake, in milliamperes: about the streaming line of <c>hardware-spec/power.csv</c>, in every state.</summary>
    public double LoadMilliamperes { get; init; } = 60;

    /// <summary>Charge at the beginning, 0 to 100 percent.</summary>
    public double StartPercent { get; init; } = 100;
}
