namespace NeuralGlasses.Training.Protocols;

/// <summary>How a decision is made from the frames of the last 600 ms.</summary>
public enum ContextRule
{
    /// <summary>The label with the highest mean log-probability.</summary>
    Mean,

    /// <summary>The label that is most probable when a hand goes on doing what it does with a probability of 0.95 from frame to frame.</summary>
    Belief,
}
