namespace NeuralGlasses.Training.Pointing;

/// <summary>What came of one person's sessions.</summary>
internal sealed class PointingOutcome
{
    /// <summary>Sequences of targets, in the order in which they were done.</summary>
    public List<PointingSequence> Sequences { get; } = [];

    /// <summary>What the cursor did in daily life, an activity after each session.</summary>
    public List<PointingLife> Lives { get; } = [];

    /// <summary>What was lost or in doubt.</summary>
    public PointingDoubts Doubts { get; set; } = new(0, 0, 0, 0, 0, 0, 0);
}
