namespace NeuralGlasses.Hud;

/// <summary>How large a text is. Sizes are angles, so that a text is as large on every display; <see cref="Layout.HudMetrics"/> has them.</summary>
public enum HudTextStyle
{
    /// <summary>What the wearer reads.</summary>
    Body = 0,

    /// <summary>What stands above it.</summary>
    Title = 1,

    /// <summary>What stands beside it.</summary>
    Detail = 2,

    /// <summary>A label that need not be read.</summary>
    Caption = 3,

    /// <summary>A number or a word to be seen at a glance.</summary>
    Large = 4,
}
