namespace NeuralGlasses.Hud.Spatial;

/// <summary>What a space keeps its place to.</summary>
public enum HudAnchorKind
{
    /// <summary>The world: bearings count from where the wearer looked when the space was opened, and elevations from the horizon. What is there stays there when the head turns.</summary>
    World = 0,

    /// <summary>The head: the space goes with it.</summary>
    Head = 1,
}

/// <summary>Where a space is.</summary>
/// <param name="Kind">What it keeps its place to.</param>
public sealed record HudAnchor(HudAnchorKind Kind)
{
    private double _bearing;
    private double _elevation;

    /// <summary>How far all of it is turned to the right, -180 to 180 degrees.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double BearingDegrees
    {
        get => _bearing;
        init => _bearing = HudPlace.Within(value, -180, 180, "bearing", "degrees");
    }

    /// <summary>How far all of it is raised, -45 to 45 degrees.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double ElevationDegrees
    {
        get => _elevation;
        init => _elevation = HudPlace.Within(value, -45, 45, "elevation", "degrees");
    }
}
