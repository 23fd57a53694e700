namespace NeuralGlasses.Hud;

/// <summary>Where lines stand in their room.</summary>
public enum HudAlignment
{
    /// <summary>Where reading begins: left, and right for a text that reads from right to left.</summary>
    Start = 0,

    /// <summary>In the middle.</summary>
    Centre = 1,

    /// <summary>Where reading ends.</summary>
    End = 2,
}
