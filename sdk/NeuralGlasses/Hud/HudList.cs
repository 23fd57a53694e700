namespace NeuralGlasses.Hud;

/// <summary>Lines of which one can have the focus; where there is no room for all, those around the focus are shown.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Title">What stands above the lines; empty for nothing.</param>
/// <param name="Items">The lines, from top to bottom.</param>
public sealed record HudList(string Id, string Title, IReadOnlyList<HudItem> Items) : HudElement(Id)
{
    internal override IEnumerable<string> Ids => [Id, .. Items.Select(item => item.Id)];

    internal override IEnumerable<string> Focusable => Items.Select(item => item.Id);

    internal override IEnumerable<string> Texts => [Title, .. Items.SelectMany(item => new[] { item.Label, item.Detail })];

    /// <summary>Place of a line, or -1 if there is none with that id.</summary>
    internal int IndexOf(string? id)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Id == id)
                return i;
        }

        return -1;
    }

    /// <summary>Whether both lists show the same, line by line.</summary>
    public bool Equals(HudList? other) => base.Equals(other) && Title == other!.Title && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Items.Count);
}
