namespace NeuralGlasses.Hud.Spatial;

/// <summary>A whiteboard on which several people draw and write.</summary>
public sealed record HudBoard : HudSpaceObject
{
    /// <summary>Most points of all strokes together: some minutes of drawing, a guess.</summary>
    public const int MostPoints = 20_000;

    /// <summary>Most words written on it.</summary>
    public const int MostTexts = 50;

    private readonly double _width = 24;
    private readonly double _height = 15;

    /// <summary>Makes a board.</summary>
    /// <param name="id">Name of the object.</param>
    /// <param name="place">Where its middle is; it faces the wearer's place.</param>
    /// <param name="title">What it is, in a few words; never empty.</param>
    /// <param name="description">What is drawn on it, for whoever hears it or has no room for it.</param>
    /// <param name="strokes">What was drawn, the oldest first.</param>
    /// <param name="texts">What was written, the oldest first.</param>
    /// <exception cref="ArgumentException">There are too many points or texts, or one lies beside the board.</exception>
    public HudBoard(string id, HudPlace place, string title, string description, IReadOnlyList<HudStroke> strokes, IReadOnlyList<HudBoardText> texts)
        : base(id, place)
    {
        ArgumentNullException.ThrowIfNull(strokes);
        ArgumentNullException.ThrowIfNull(texts);
        int points = strokes.Sum(stroke => stroke.Points.Count);
        if (points > MostPoints || texts.Count > MostTexts)
            throw new ArgumentException($"The board '{id}' has {points} points and {texts.Count} texts, expected at most {MostPoints} and {MostTexts}; wipe some away.", nameof(strokes));
        foreach (HudBoardPoint point in strokes.SelectMany(stroke => stroke.Points).Concat(texts.Select(text => new HudBoardPoint(text.X, text.Y))))
        {
            HudPlace.Within(point.X, 0, 1, "point", "of the board's width");
            HudPlace.Within(point.Y, 0, 1, "point", "of the board's height");
        }

        (Title, Description, Strokes, Written) = (title, description, [.. strokes], [.. texts]);
    }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>What is drawn on it.</summary>
    public string Description { get; }

    /// <summary>What was drawn.</summary>
    public IReadOnlyList<HudStroke> Strokes { get; }

    /// <summary>What was written.</summary>
    public IReadOnlyList<HudBoardText> Written { get; }

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

    internal override IEnumerable<HudElement> Flattened =>
        [new HudCard(Id, Title, string.Join(" · ", Written.Select(text => text.Text).Prepend(Description).Where(text => text.Length > 0))) { Symbol = HudSymbol.Text, Tone = HudTone.Bright }];

    /// <summary>Whether both look and read the same, stroke by stroke.</summary>
    public bool Equals(HudBoard? other) =>
        base.Equals(other) && Title == other!.Title && Description == other.Description && (_width, _height) == (other._width, other._height)
        && Written.SequenceEqual(other.Written) && Strokes.SequenceEqual(other.Strokes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Place, Title, Description, Strokes.Count, Written.Count);
}
