namespace NeuralGlasses.Hud.Spatial;

/// <summary>A pane in space that shows elements as a display of its own does: the last of them at its lower edge.</summary>
/// <param name="Id">Name of the object.</param>
/// <param name="Place">Where its middle is; it faces the wearer's place.</param>
/// <param name="Elements">What it shows; no space.</param>
public sealed record HudPanel(string Id, HudPlace Place, HudElements Elements) : HudSpaceObject(Id, Place)
{
    private double _width = 16;
    private double _height = 10;

    /// <summary>Width, 1 to 90 degrees of view.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double WidthDegrees
    {
        get => _width;
        init => _width = Size(value, "width");
    }

    /// <summary>Height, 1 to 90 degrees of view.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double HeightDegrees
    {
        get => _height;
        init => _height = Size(value, "height");
    }

    internal override IEnumerable<string> Ids => [Id, .. Elements.SelectMany(element => element.Ids)];

    internal override IEnumerable<HudElement> Flattened => Elements;
}
