namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What differs between one simulated motion sensor and the next.</summary>
public sealed record Lsm6dsoModelOptions
{
    /// <summary>Seed of the noise; equal seeds give equal samples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Noise of the accelerometer, in mg RMS, at every rate and mode: an assumption of the datasheet's order.</summary>
    public double AccelerometerNoiseMilligramsRms { get; init; } = 1.5;

    /// <summary>Noise of the gyroscope, in thousandths of a degree a second RMS, at every rate: an assumption of the datasheet's order.</summary>
    public double GyroscopeNoiseMillidegreesRms { get; init; } = 60;

    /// <summary>How far the oscillator runs fast, in percent; negative is slow. Every rate has the same error.</summary>
    public double OscillatorErrorPercent { get; init; }

    /// <summary>What the chip says about that error, in steps of 0.15 %, as trimmed in production: INTERNAL_FREQ_FINE.</summary>
    public sbyte FrequencyFine { get; init; }
}
