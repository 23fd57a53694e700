namespace NeuralGlasses.Diagnosis;

/// <summary>How bad a <see cref="Finding"/> is.</summary>
public enum FindingSeverity
{
    /// <summary>As it should be.</summary>
    Ok = 0,

    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Note = 1,

    /// <summary>The band works, less well than it could.</summary>
    Warning = 2,

    /// <summary>Something is broken, or could not be examined.</summary>
    Wrong = 3,
}
