namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>The motion sensor at the temple.</summary>
public sealed record HeadProfile
{
    /// <summary>Samples a second, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Samples that wait to be read before the oldest are lost.</summary>
    public required int BufferSamples { get; init; }

    /// <summary>Largest acceleration either way, in g.</summary>
    public required double AccelerometerRangeG { get; init; }

    /// <summary>Step of an acceleration, in thousandths of a g.</summary>
    public required double AccelerometerStepMilligrams { get; init; }

    /// <summary>Noise of an acceleration, in thousandths of a g RMS.</summary>
    public required double AccelerometerNoiseMilligramsRms { get; init; }

    /// <summary>Largest rate either way, in degrees a second.</summary>
    public required double GyroscopeRangeDps { get; init; }

    /// <summary>Step of a rate, in thousandths of a degree a second.</summary>
    public required double GyroscopeStepMillidegrees { get; init; }

    /// <summary>Noise of a rate, in thousandths of a degree a second RMS.</summary>
    public required double GyroscopeNoiseMillidegreesRms { get; init; }

    /// <summary>Most that a rate is off at rest, in thousandths of a degree a second; drawn evenly for each axis.</summary>
    public required double GyroscopeOffsetMillidegrees { get; init; }
}
