namespace NeuralGlasses.Interaction;

/// <summary>What the wearer wants, whatever gesture said so.</summary>
public enum IntentKind
{
    /// <summary>Take a photo.</summary>
    Capture = 1,

    /// <summary>Move the focus to the next item.</summary>
    FocusNext = 2,

    /// <summary>Move the focus to the previous item.</summary>
    FocusPrevious = 3,

    /// <summary>Do what the focused item stands for.</summary>
    Select = 4,

    /// <summary>Leave what is on top.</summary>
    Back = 5,
}
