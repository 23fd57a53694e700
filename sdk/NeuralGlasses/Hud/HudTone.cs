namespace NeuralGlasses.Hud;

/// <summary>How something stands out. What colour a tone has is the display's affair; one of two levels has a single one.</summary>
public enum HudTone
{
    /// <summary>What the wearer shall read.</summary>
    Bright = 0,

    /// <summary>What may be read as well.</summary>
    Dim = 1,

    /// <summary>What is chosen or went well.</summary>
    Accent = 2,

    /// <summary>What needs the wearer.</summary>
    Warning = 3,

    /// <summary>A surface behind text: nearly black, since optics add light and every bright surface veils what is behind it.</summary>
    Surface = 4,

    /// <summary>What an AI wrote, and nothing else: it is also spoken by a voice of its own. The words say so, too, for displays on which it looks like any other.</summary>
    Assistant = 5,
}
