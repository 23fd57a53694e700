namespace NeuralGlasses.Interaction;

/// <summary>What the wearer wants, whatever gesture said so; the numbers are part of the trace format.</summary>
public enum IntentKind
{
    /// <summary>Nothing.</summary>
    None = 0,

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

    /// <summary>Wake the display if it sleeps, else send it to sleep.</summary>
    DisplayToggle = 6,

    /// <summary>Show what can be done with what is on the display.</summary>
    ContextMenu = 7,

    /// <summary>Turn by the steps of <see cref="Intent.X"/>.</summary>
    Dial = 8,

    /// <summary>Move by the degrees of <see cref="Intent.X"/> and <see cref="Intent.Y"/>.</summary>
    Drag = 9,

    /// <summary>Leave everything, down to the home menu.</summary>
    Home = 10,

    /// <summary>Begin to point with the wrist; bring the pointer back to the middle; twice, end it.</summary>
    Point = 11,
}
