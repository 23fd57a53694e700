namespace NeuralGlasses.Pointing;

/// <summary>What the cursor did.</summary>
public enum CursorEventKind
{
    /// <summary>Nothing; never told.</summary>
    None = 0,

    /// <summary>It moved, and nothing is dragged.</summary>
    Moved = 1,

    /// <summary>The fingers were pressed together.</summary>
    Pressed = 2,

    /// <summary>The press was let go where it began, and soon: what is under the cursor is meant.</summary>
    Clicked = 3,

    /// <summary>The cursor has left the place of the press while the fingers stay pressed; from now on what was under the press is dragged.</summary>
    DragBegan = 4,

    /// <summary>What is dragged moved on.</summary>
    DraggedBy = 5,

    /// <summary>What is dragged was put down.</summary>
    DragEnded = 6,

    /// <summary>What is dragged is to go back to where it was: the signal was lost, so that nobody knows what the fingers do.</summary>
    DragCancelled = 7,

    /// <summary>The press is over; told of every press, behind what it meant.</summary>
    Released = 8,

    /// <summary>The cursor was brought back to the middle.</summary>
    Recentred = 9,

    /// <summary>The press lasts longer than a click, where it began; told once of a press, which may still become a drag unless somebody takes it over.</summary>
    Held = 10,
}
