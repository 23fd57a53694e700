namespace NeuralGlasses.Training.Events;

/// <summary>What a policy may cost on the people it is chosen on.</summary>
public sealed record PolicyLimits
{
    /// <summary>Most false activations an hour of rest.</summary>
    public double FalsePerHour { get; init; } = 0.6;

    /// <summary>Largest share of gestures with a wrong first activation, 0 to 1.</summary>
    public double WrongRate { get; init; } = 0.01;

    /// <summary>Longest median time from muscle onset to the right activation, in seconds.</summary>
    public double MedianSeconds { get; init; } = 0.6;
}
