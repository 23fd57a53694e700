namespace NeuralGlasses.Conformance;

/// <summary>What came of a check.</summary>
public enum CheckOutcome
{
    /// <summary>The device keeps its contract here.</summary>
    Passed = 0,

    /// <summary>It does not.</summary>
    Failed = 1,

    /// <summary>It could not be tried.</summary>
    Skipped = 2,
}
