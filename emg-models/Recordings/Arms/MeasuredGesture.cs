namespace NeuralGlasses.Recordings.Arms;

/// <summary>Statistics of one person's arm while holding one gesture.</summary>
public sealed record MeasuredGesture
{
    /// <summary>Label of the gesture.</summary>
    public required string Label { get; init; }

    /// <summary>Covariance of the channels in the hold, in µV², [channel][channel].</summary>
    public required double[][] CovarianceMicrovolts2 { get; init; }

    /// <summary>Six coefficients a of x[t] = a1 x[t-1] + … + a6 x[t-6] + e[t], shared by all channels.</summary>
    public required double[] Ar { get; init; }

    /// <summary>Standard deviation of e[t] with which x[t] has variance 1, before the channels are mixed.</summary>
    public required double InnovationDeviation { get; init; }

    /// <summary>Standard deviation of the natural logarithm of the amplitude within a hold.</summary>
    public required double FluctuationDeviation { get; init; }

    /// <summary>Time after which that fluctuation has lost all but 1/e of its correlation, in milliseconds.</summary>
    public required double FluctuationMs { get; init; }

    /// <summary>Time from the prompt until the amplitude has risen by 10 %, in milliseconds; absent for rest.</summary>
    public double? OnsetLagMs { get; init; }

    /// <summary>Time of the rise from 10 to 90 %, in milliseconds; absent for rest.</summary>
    public double? RiseMs { get; init; }

    /// <summary>Time from the prompt to rest until the amplitude has fallen by 10 %, in milliseconds; absent for rest.</summary>
    public double? OffsetLagMs { get; init; }

    /// <summary>Time of the fall from 90 to 10 %, in milliseconds; absent for rest.</summary>
    public double? FallMs { get; init; }
}
