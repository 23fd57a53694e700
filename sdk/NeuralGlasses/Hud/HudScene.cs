using NeuralGlasses.Hud.Spatial;

namespace NeuralGlasses.Hud;

/// <summary>
/// All that the display shows, without saying how: elements one above the other, the last of them at the lower edge. Where there is no room
/// for all, lists and texts shrink first, and then elements are left out from the top: what matters most stands last.
/// </summary>
public sealed record HudScene
{
    /// <summary>Makes a scene.</summary>
    /// <param name="id">Name of the scene, such as that of the app and its page.</param>
    /// <param name="elements">The elements, from top to bottom.</param>
    /// <exception cref="ArgumentException">An id is empty, two elements, lines of lists among them, have the same, or a space is in a row, in another, too full or one of two.</exception>
    public HudScene(string id, HudElements elements)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(elements);
        Id = id;
        Elements = elements;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (HudElement element in elements)
        {
            foreach (string each in element.Ids)
            {
                if (string.IsNullOrEmpty(each))
                    throw new ArgumentException($"An element of the scene '{id}' has no id, expected one of its own; give it one.", nameof(elements));
                if (!ids.Add(each))
                    throw new ArgumentException($"The scene '{id}' has two elements '{each}', expected one of each; rename one.", nameof(elements));
            }
        }

        Space = SpaceOf(id, elements);
    }

    /// <summary>A scene that shows nothing.</summary>
    public static HudScene Dark { get; } = new("dark", []);

    /// <summary>Name of the scene.</summary>
    public string Id { get; }

    /// <summary>The elements, from top to bottom.</summary>
    public HudElements Elements { get; }

    /// <summary>The element that is in space, or null for none.</summary>
    public HudSpace? Space { get; }

    /// <summary>Id of the element or line that has the focus, or null for none.</summary>
    public string? FocusedId { get; init; }

    /// <summary>What a wrist moves over it, or null for nothing; what an app says of it is not heard.</summary>
    public HudCursor? Cursor { get; init; }

    /// <summary>Id of what a press would mean, and is marked: what is pointed at while something points, else what has the focus.</summary>
    public string? MarkedId => Cursor is { Points: true } cursor ? cursor.OverId : FocusedId;

    /// <summary>Ids of what can have the focus, in the order in which it moves.</summary>
    public IEnumerable<string> Focusable => Elements.SelectMany(element => element.Focusable);

    /// <summary>All texts, in reading order, without empty ones.</summary>
    public IEnumerable<string> Texts => Elements.SelectMany(element => element.Texts).Where(text => text.Length > 0);

    /// <summary>The scene with all elements but the space, and with the focus where it was.</summary>
    internal HudScene WithoutSpace() => Space is null ? this : new HudScene(Id, [.. Elements.Where(element => element is not HudSpace)]) { FocusedId = FocusedId, Cursor = Cursor };

    private static HudSpace? SpaceOf(string id, HudElements elements)
    {
        HudSpace[] spaces = [.. elements.OfType<HudSpace>()];
        if (spaces.Length > 1)
            throw new ArgumentException($"The scene '{id}' has {spaces.Length} spaces, expected one; put the objects of all into one.", nameof(elements));
        IEnumerable<HudElement> within = elements.Where(element => element is not HudSpace).Concat(spaces.SelectMany(space => space.Objects).OfType<HudPanel>().SelectMany(panel => panel.Elements));
        if (within.Any(HasSpace))
            throw new ArgumentException($"The scene '{id}' has a space within a row or a panel, expected it among its own elements; move it there.", nameof(elements));
        HudSpace? own = spaces.FirstOrDefault();
        return own is null || own.Objects.Count <= HudSpace.MostObjects
            ? own
            : throw new ArgumentException($"The space '{own.Id}' has {own.Objects.Count} objects, expected at most {HudSpace.MostObjects}; leave some out.", nameof(elements));
    }

    private static bool HasSpace(HudElement element) => element is HudSpace || (element is HudRow row && row.Elements.Any(HasSpace));
}
