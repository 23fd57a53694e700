namespace NeuralGlasses.Hud;

/// <summary>All that the display shows, without saying how: a list with one focused item and perhaps a notice.</summary>
/// <param name="Title">Title of the list.</param>
/// <param name="Items">Lines of the list, top to bottom.</param>
/// <param name="FocusedIndex">Index of the focused line, or -1 if the list is empty.</param>
/// <param name="Notice">The notice on top, or null.</param>
public sealed record HudScene(string Title, IReadOnlyList<HudItem> Items, int FocusedIndex, HudNotice? Notice)
{
    /// <summary>Whether both scenes show the same, line by line.</summary>
    public bool Equals(HudScene? other) =>
        other is not null
        && Title == other.Title
        && FocusedIndex == other.FocusedIndex
        && Notice == other.Notice
        && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, FocusedIndex, Notice, Items.Count);
}
