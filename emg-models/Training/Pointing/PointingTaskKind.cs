namespace NeuralGlasses.Training.Pointing;

/// <summary>Which task a sequence belongs to.</summary>
public enum PointingTaskKind
{
    /// <summary>Ten columns, one of which is entered and held.</summary>
    Columns = 1,

    /// <summary>Discs anywhere, entered and held.</summary>
    Discs = 2,

    /// <summary>The ring of ISO 9241-411, clicked.</summary>
    Ring = 3,
}
