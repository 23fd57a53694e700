namespace NeuralGlasses.Interaction.Motion;

/// <summary>What is told of a pinch. Of taps, holds, and starts of turns and drags there is one at most in each, and an end in each.</summary>
public enum PinchEventKind
{
    /// <summary>The pinch was let go, and was nothing else.</summary>
    Tap = 1,

    /// <summary>The pinch lasts, and the wrist did not move.</summary>
    Hold = 2,

    /// <summary>The forearm has begun to turn; from now on it turns, whatever else the wrist does.</summary>
    TurnStart = 3,

    /// <summary>The forearm turned by whole steps.</summary>
    TurnBy = 4,

    /// <summary>The hand has begun to move; from now on it drags, whatever else the wrist does.</summary>
    DragStart = 5,

    /// <summary>The hand moved by angles.</summary>
    DragBy = 6,

    /// <summary>The pinch is over; nothing more is told of it.</summary>
    End = 7,
}
