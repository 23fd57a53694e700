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
    /// <exception cref="ArgumentException">An id is empty, or two elements, lines of lists among them, have the same.</exception>
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
    }

    /// <summary>A scene that shows nothing.</summary>
    public static HudScene Dark { get; } = new("dark", []);

    /// <summary>Name of the scene.</summary>
    public string Id { get; }

    /// <summary>The elements, from top to bottom.</summary>
    public HudElements Elements { get; }

    /// <summary>Id of the element or line that has the focus, or null for none.</summary>
    public string? FocusedId { get; init; }

    /// <summary>Ids of what can have the focus, in the order in which it moves.</summary>
    public IEnumerable<string> Focusable => Elements.SelectMany(element => element.Focusable);

    /// <summary>All texts, in reading order, without empty ones.</summary>
    public IEnumerable<string> Texts => Elements.SelectMany(element => element.Texts).Where(text => text.Length > 0);
}
