namespace NeuralGlasses.Simulator.Arm;

/// <summary>A person's arm, ready to make signals.</summary>
/// <param name="Name">Identifier of the person.</param>
/// <param name="RateHz">Rate of the signals, in hertz.</param>
/// <param name="ChannelCount">Number of electrode pairs.</param>
/// <param name="Rest">The arm at rest.</param>
/// <param name="Gestures">The arm in each gesture.</param>
public sealed record ArmPerson(string Name, double RateHz, int ChannelCount, ArmGesture Rest, IReadOnlyDictionary<string, ArmGesture> Gestures);

/// <summary>What noise an arm makes in a gesture.</summary>
/// <param name="Ar">Autoregressive coefficients of the spectrum.</param>
/// <param name="InnovationDeviation">Standard deviation of the innovation that gives unit variance.</param>
/// <param name="Mix">Cholesky factor of the channel covariance in µV², row after row.</param>
/// <param name="RiseMs">Rise from 10 to 90 %, in milliseconds.</param>
/// <param name="FallMs">Fall from 90 to 10 %, in milliseconds.</param>
/// <param name="FluctuationDeviation">Standard deviation of the logarithm of the amplitude.</param>
/// <param name="FluctuationS">Correlation time of that fluctuation, in seconds.</param>
public sealed record ArmGesture(
    double[] Ar,
    double InnovationDeviation,
    double[] Mix,
    double RiseMs,
    double FallMs,
    double FluctuationDeviation,
    double FluctuationS);
