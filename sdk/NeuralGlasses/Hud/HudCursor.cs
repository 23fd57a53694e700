namespace NeuralGlasses.Hud;

/// <summary>What a wrist moves over a display: the pointer, or a dot that the wrist is to follow. The glasses put it there, and no app.</summary>
/// <param name="RightDegrees">Degrees to the right of the display's middle.</param>
/// <param name="DownDegrees">Degrees below it.</param>
/// <param name="Look">What it looks like.</param>
public sealed record HudCursor(double RightDegrees, double DownDegrees, HudCursorLook Look = HudCursorLook.Free)
{
    /// <summary>Id of what a click would mean, or null for nothing.</summary>
    public string? OverId { get; init; }

    /// <summary>Whether it points, instead of leading the wrist.</summary>
    public bool Points => Look is HudCursorLook.Free or HudCursorLook.Pressed;
}
