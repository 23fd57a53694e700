namespace NeuralGlasses.Pointing.Tasks;

/// <summary>How a trial ended.</summary>
public enum TrialOutcome
{
    /// <summary>The target was clicked, or held.</summary>
    Hit = 1,

    /// <summary>Something else was clicked.</summary>
    Missed = 2,

    /// <summary>It lasted too long.</summary>
    TimedOut = 3,
}
