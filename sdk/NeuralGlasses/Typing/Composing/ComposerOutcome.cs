namespace NeuralGlasses.Typing.Composing;

/// <summary>What came of a keystroke.</summary>
public enum ComposerOutcome
{
    /// <summary>Nothing: it was in doubt, or means nothing here.</summary>
    Ignored,

    /// <summary>The text or what the keys mean has changed.</summary>
    Changed,

    /// <summary>The wearer is done: the text can be taken.</summary>
    Done,

    /// <summary>The wearer gives up: nothing is to be taken.</summary>
    Cancelled,
}
