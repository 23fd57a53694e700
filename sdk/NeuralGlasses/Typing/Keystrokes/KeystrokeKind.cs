namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>What the hand did with a gesture that means a key.</summary>
public enum KeystrokeKind
{
    /// <summary>The gesture was made.</summary>
    Pressed,

    /// <summary>The gesture that was told last is still held.</summary>
    Held,
}
