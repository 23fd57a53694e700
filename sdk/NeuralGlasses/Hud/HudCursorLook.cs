namespace NeuralGlasses.Hud;

/// <summary>What a pointer looks like.</summary>
public enum HudCursorLook
{
    /// <summary>It points, and no fingers are pressed.</summary>
    Free = 0,

    /// <summary>It points, and fingers are pressed.</summary>
    Pressed = 1,

    /// <summary>It is to be followed.</summary>
    Guide = 2,

    /// <summary>It stands still, and fingers are to be pressed.</summary>
    GuidePinch = 3,
}
