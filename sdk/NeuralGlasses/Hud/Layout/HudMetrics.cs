namespace NeuralGlasses.Hud.Layout;

/// <summary>
/// Sizes of everything on a display, in degrees of view, so that all displays show it equally large. What the wearer reads is at least 0.6° high
/// (18 sp at one metre, Android's guidelines for glasses with a display); the others are ours.
/// </summary>
public static class HudMetrics
{
    /// <summary>Least size of text that has to be read.</summary>
    public const double LeastText = 0.6;

    /// <summary>Widest column: content further apart would have to be looked for.</summary>
    public const double Column = 14.3;

    /// <summary>Distance of content from the edges.</summary>
    public const double Margin = 0.57;

    /// <summary>Distance between two elements.</summary>
    public const double Gap = 0.38;

    /// <summary>Height of a line of a list.</summary>
    public const double Row = 1.33;

    /// <summary>Distance of text from the edge of its surface.</summary>
    public const double Inset = 0.43;

    /// <summary>Width of the edge that shows the focus.</summary>
    public const double FocusEdge = 0.07;

    /// <summary>Radius of corners.</summary>
    public const double Corner = 0.36;

    /// <summary>Width of the stripe that shows the tone of a card.</summary>
    public const double Stripe = 0.19;

    /// <summary>Height of the bar of a progress.</summary>
    public const double Bar = 0.3;

    /// <summary>Diameter of a dial.</summary>
    public const double Dial = 3.4;

    /// <summary>Diameter of the pointer's ring; a guess, smaller than a line.</summary>
    public const double CursorRing = 0.95;

    /// <summary>Width of that ring.</summary>
    public const double CursorEdge = 0.1;

    /// <summary>Diameter of the point in its middle.</summary>
    public const double CursorPoint = 0.18;

    /// <summary>Diameter of that point while fingers are pressed, and of a dot that is to be followed.</summary>
    public const double CursorPressed = 0.6;

    /// <summary>Height of a sign by itself.</summary>
    public const double Symbol = 1.6;

    /// <summary>Size of the font of a style (its em).</summary>
    public static double SizeOf(HudTextStyle style) => style switch
    {
        HudTextStyle.Large => 1.2,
        HudTextStyle.Title => 0.62,
        HudTextStyle.Detail => LeastText,
        HudTextStyle.Caption => 0.5,
        _ => 0.71,
    };
}
