namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>What a model sees of a while of somebody's life, and what really happened.</summary>
/// <param name="Kind">What the while was for, such as <c>gestures</c> or <c>life</c>.</param>
/// <param name="Samples">Samples at <see cref="BandPath.RateHz"/>, [time, channel], in steps of <see cref="LsbMicrovolts"/>, with the channels as on a right arm.</param>
/// <param name="Events">Events that mean something, in order of time.</param>
/// <param name="Others">Movements that mean nothing, in order of time.</param>
public sealed record SimulatedSession(string Kind, short[] Samples, IReadOnlyList<TrueEvent> Events, IReadOnlyList<TrueEvent> Others)
{
    /// <summary>Channels of a sample set.</summary>
    public const int Channels = 8;

    /// <summary>Microvolts of one step of a stored sample.</summary>
    public const float LsbMicrovolts = 0.0625f;

    /// <summary>Rest-of-life activities with begin and end, in seconds.</summary>
    public IReadOnlyList<(string Activity, double Begin, double End)> Activities { get; init; } = [];

    /// <summary>Length, in seconds.</summary>
    public double Seconds { get; init; } = (double)Samples.Length / Channels / BandPath.RateHz;

    /// <summary>The samples in microvolts, [time, channel].</summary>
    public float[] Microvolts() => Array.ConvertAll(Samples, sample => sample * LsbMicrovolts);
}
