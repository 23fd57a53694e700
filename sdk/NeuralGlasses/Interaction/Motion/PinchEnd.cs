namespace NeuralGlasses.Interaction.Motion;

/// <summary>Why a pinch is over.</summary>
public enum PinchEnd
{
    /// <summary>It is not.</summary>
    None = 0,

    /// <summary>It was let go.</summary>
    Released = 1,

    /// <summary>A finger was pressed again, so that its release was missed.</summary>
    NextPress = 2,

    /// <summary>The hand did something else, so that its release was missed.</summary>
    OtherGesture = 3,

    /// <summary>It lasted longer than any pinch is believed to.</summary>
    TooLong = 4,

    /// <summary>The host cancelled it.</summary>
    Cancelled = 5,
}
