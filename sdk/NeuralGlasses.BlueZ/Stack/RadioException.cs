namespace NeuralGlasses.BlueZ.Stack;

/// <summary>Why there is no link, as a sentence for a person.</summary>
internal sealed class RadioException(RadioProblem problem, string sentence, bool isWholeSession = false) : Exception(sentence)
{
    public RadioProblem Problem => problem;

    /// <summary>Whether everything that was known of bluetoothd is void.</summary>
    public bool IsWholeSession => isWholeSession;
}
