namespace NeuralGlasses.Hud.Legibility;

/// <summary>What lies behind additive optics: the light of the world is added to that of the display.</summary>
/// <param name="Name">Name, as findings say it.</param>
/// <param name="DarkCandelas">Luminance of its darkest places, in candelas a square metre.</param>
/// <param name="BrightCandelas">Luminance of its brightest places, in candelas a square metre.</param>
/// <param name="LeastContrast">Least ratio of the light of a text to that of what it stands on.</param>
/// <param name="IsForAllText">Whether dim text has to keep to it as well.</param>
public sealed record Surroundings(string Name, double DarkCandelas, double BrightCandelas, double LeastContrast, bool IsForAllText)
{
    /// <summary>A room at night.</summary>
    public static Surroundings Dark { get; } = new("dark", 1, 1, 4.5, true);

    /// <summary>A lit office: 100 cd/m², a guess; a white wall at 500 lx gives about 130.</summary>
    public static Surroundings Indoors { get; } = new("indoors", 100, 100, 4.5, true);

    /// <summary>A street under a bright sky: 5000 cd/m², a guess; what is only beside the point may be lost there.</summary>
    public static Surroundings Bright { get; } = new("bright", 5000, 5000, 1.1, false);

    /// <summary>A shelf of coloured things, four times as bright in places as in others, a guess: the text's darkest place against the brightest beside it.</summary>
    public static Surroundings Busy { get; } = new("busy", 40, 160, 2, true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Surroundings> All { get; } = [Dark, Indoors, Bright, Busy];
}
