namespace NeuralGlasses.Text;

/// <summary>Whether a line may end before a character.</summary>
public enum LineBreak : byte
{
    /// <summary>The line goes on.</summary>
    Never,

    /// <summary>The line may end here if it is full.</summary>
    Allowed,

    /// <summary>The line ends here: the character before it is a line feed or the like.</summary>
    Must,
}
