namespace NeuralGlasses.Text;

/// <summary>Which way a paragraph reads; the value is its embedding level (UAX #9, rule P3).</summary>
public enum TextDirection
{
    /// <summary>As Latin, Greek, Cyrillic and Chinese.</summary>
    LeftToRight = 0,

    /// <summary>As Arabic and Hebrew.</summary>
    RightToLeft = 1,
}
