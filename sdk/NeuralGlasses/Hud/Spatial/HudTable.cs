namespace NeuralGlasses.Hud.Spatial;

/// <summary>A card on a table.</summary>
/// <param name="Id">Name that stays the same from scene to scene, unique in its scene.</param>
/// <param name="Label">What the wearer reads first.</param>
/// <param name="Detail">A second text; empty for none.</param>
/// <param name="X">Middle of the card, from the left edge of the table at 0 to the right one at 1.</param>
/// <param name="Y">Middle of the card, from the far edge of the table at 0 to the near one at 1.</param>
public sealed record HudTableCard(string Id, string Label, string Detail, double X, double Y)
{
    /// <summary>A sign before the label.</summary>
    public HudSymbol Symbol { get; init; }
}

/// <summary>Cards on a table; the focus goes from card to card.</summary>
public sealed record HudTable : HudSpaceObject
{
    /// <summary>Most cards of a table: a deck of them.</summary>
    public const int MostCards = 54;

    private readonly double _width = 34;
    private readonly double _height = 16;
    private readonly double _lean = 30;

    /// <summary>Makes a table.</summary>
    /// <param name="id">Name of the object.</param>
    /// <param name="place">Where its middle is.</param>
    /// <param name="title">What it is, in a few words; never empty.</param>
    /// <param name="cards">The cards, in the order of the focus; a later one lies on an earlier one.</param>
    /// <exception cref="ArgumentException">There are more than 54 cards, or one lies beside the table.</exception>
    public HudTable(string id, HudPlace place, string title, IReadOnlyList<HudTableCard> cards)
        : base(id, place)
    {
        ArgumentNullException.ThrowIfNull(cards);
        if (cards.Count > MostCards)
            throw new ArgumentException($"The table '{id}' has {cards.Count} cards, expected at most {MostCards}; take some away.", nameof(cards));
        foreach (HudTableCard card in cards)
        {
            HudPlace.Within(card.X, 0, 1, "card's place", "of the table's width");
            HudPlace.Within(card.Y, 0, 1, "card's place", "of the table's depth");
        }

        (Title, Cards) = (title, [.. cards]);
    }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>The cards.</summary>
    public IReadOnlyList<HudTableCard> Cards { get; }

    /// <summary>Width, 1 to 90 degrees of view.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double WidthDegrees
    {
        get => _width;
        init => _width = Size(value, "width");
    }

    /// <summary>Depth of the table before it leans, 1 to 90 degrees of view.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double DepthDegrees
    {
        get => _height;
        init => _height = Size(value, "depth");
    }

    /// <summary>How far its far edge leans away from a pane that faces the wearer, 0 to 60 degrees; a flatter table would have to be read from the side.</summary>
    /// <exception cref="ArgumentException">It is out of its range.</exception>
    public double LeanDegrees
    {
        get => _lean;
        init => _lean = HudPlace.Within(value, 0, 60, "lean", "degrees");
    }

    internal override IEnumerable<string> Ids => [Id, .. Cards.Select(card => card.Id)];

    internal override IEnumerable<HudElement> Flattened => [new HudList(Id, Title, [.. Cards.Select(card => new HudItem(card.Id, card.Label, card.Detail) { Symbol = card.Symbol })])];

    /// <summary>Whether both look and read the same, card by card.</summary>
    public bool Equals(HudTable? other) =>
        base.Equals(other) && Title == other!.Title && (_width, _height, _lean) == (other._width, other._height, other._lean) && Cards.SequenceEqual(other.Cards);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Place, Title, Cards.Count);
}
