namespace NeuralGlasses.Hud.Spatial;

/// <summary>One thing in a space. Objects are values: equal ones are not painted again.</summary>
/// <param name="Id">Name that stays the same from scene to scene, unique in its scene.</param>
/// <param name="Place">Where its middle is.</param>
public abstract record HudSpaceObject(string Id, HudPlace Place)
{
    /// <summary>Widest and highest that a surface may be, in degrees as seen from the wearer's place.</summary>
    public const double MostDegrees = 90;

    /// <summary>Its id and those of all within it.</summary>
    internal virtual IEnumerable<string> Ids => [Id];

    /// <summary>What a display without depth shows of it, and what is heard of it.</summary>
    internal abstract IEnumerable<HudElement> Flattened { get; }

    internal static double Size(double degrees, string what) => HudPlace.Within(degrees, 1, MostDegrees, what, "degrees");
}
