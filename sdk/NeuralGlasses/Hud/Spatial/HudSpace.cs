using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>
/// Objects around the wearer, on displays with a wide field; a scene has at most one, as one of its elements. The other elements of the scene go with the head. On any
/// other display, and where nothing is seen, the same scene is what <see cref="Flatten"/> makes of it.
/// </summary>
/// <param name="Id">Name of the element; another one opens a space anew where the wearer looks then.</param>
/// <param name="Anchor">What it keeps its place to.</param>
/// <param name="Objects">The objects, in the order of the focus; at most 16.</param>
public sealed record HudSpace(string Id, HudAnchor Anchor, IReadOnlyList<HudSpaceObject> Objects) : HudElement(Id)
{
    /// <summary>Most objects of a space.</summary>
    public const int MostObjects = 16;

    /// <summary>Least width of a display that shows spaces, in degrees: what glasses of tier C have (hardware-spec/glasses.md).</summary>
    public const double LeastFieldDegrees = 50;

    private const double AheadDegrees = 12;
    private (IReadOnlyList<HudSpaceObject>? Of, HudElements Elements) _flattened;

    internal override IEnumerable<string> Ids => [Id, .. Objects.SelectMany(each => each.Ids)];

    internal override IEnumerable<string> Focusable => Flattened.SelectMany(element => element.Focusable);

    internal override IEnumerable<string> Texts => Flattened.SelectMany(element => element.Texts);

    /// <summary>What a display without depth shows of it.</summary>
    internal HudElements Flattened
    {
        get
        {
            // A copy with other objects has what was made of the first ones.
            if (!ReferenceEquals(_flattened.Of, Objects))
                _flattened = (Objects, [.. Objects.SelectMany(each => each.Flattened)]);
            return _flattened.Elements;
        }
    }

    /// <summary>Whether a display, or none, can show spaces.</summary>
    public static bool FitsOn(HudAbilities? display) => display is not null && display.WidthPixels / display.PixelsPerDegree >= LeastFieldDegrees;

    /// <summary>
    /// A scene as it is without depth: what is on a panel becomes elements, a table a list of its cards, a board a card with what is drawn and written, a person a sign
    /// with a name. Ids, and so the focus, stay. A scene without a space stays as it is.
    /// </summary>
    public static HudScene Flatten(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.Space is null
            ? scene
            : new HudScene(scene.Id, [.. scene.Elements.SelectMany(element => element is HudSpace space ? space.Flattened : (IEnumerable<HudElement>)[element])]) { FocusedId = scene.FocusedId, Cursor = scene.Cursor };
    }

    /// <summary>Whether both hold the same, object by object.</summary>
    public bool Equals(HudSpace? other) => base.Equals(other) && Anchor == other!.Anchor && (ReferenceEquals(Objects, other.Objects) || Objects.SequenceEqual(other.Objects));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Anchor, Objects.Count);

    /// <summary>Objects from left to right, each with the words that say where it is when the wearer faces the space.</summary>
    internal IEnumerable<(string Where, HudSpaceObject Object)> Around() =>
        Objects.Select(each => (Bearing: Anchor.BearingDegrees + each.Place.BearingDegrees, Object: each)).OrderBy(each => each.Bearing).Select(each => (Words(each.Bearing), each.Object));

    /// <summary>Says where the object is to which an element belongs; null for an element that is not of this space.</summary>
    internal string? WhereIs(string elementId)
    {
        foreach (HudSpaceObject each in Objects)
        {
            if (each.Ids.Contains(elementId))
                return Words(Anchor.BearingDegrees + each.Place.BearingDegrees);
        }

        return null;
    }

    private static string Words(double bearing) => bearing switch
    {
        > 135 or < -135 => "Behind you:",
        < -AheadDegrees => "To the left:",
        > AheadDegrees => "To the right:",
        _ => "Ahead:",
    };
}
