namespace NeuralGlasses.Traces;

/// <summary>Which part a record plays in a replay.</summary>
public enum TraceRole
{
    /// <summary>Says something about the run; given before it begins.</summary>
    Remark = 0,

    /// <summary>Reached the glasses from outside; a replay gives it to them.</summary>
    Input = 1,

    /// <summary>The glasses asked the wristband for it; a replay must ask for the same.</summary>
    Request = 2,

    /// <summary>A device of the glasses answered so; a replay must ask the same, and the answer is given again.</summary>
    Answer = 3,

    /// <summary>The glasses made it; a replay must make the same.</summary>
    Event = 4,

    /// <summary>Kept on request, or of a later release; a replay passes over it.</summary>
    Extra = 5,

    /// <summary>Closes the trace.</summary>
    End = 6,
}
