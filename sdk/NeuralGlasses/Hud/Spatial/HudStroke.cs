namespace NeuralGlasses.Hud.Spatial;

/// <summary>A point of a board.</summary>
/// <param name="X">From the left edge at 0 to the right one at 1.</param>
/// <param name="Y">From the upper edge at 0 to the lower one at 1.</param>
public readonly record struct HudBoardPoint(double X, double Y);

/// <summary>A line that somebody drew.</summary>
/// <param name="Points">Where the pen went; one point is a dot.</param>
public sealed record HudStroke(IReadOnlyList<HudBoardPoint> Points)
{
    /// <summary>Its colour.</summary>
    public HudTone Tone { get; init; } = HudTone.Bright;

    /// <summary>Width of the pen, 0.02 to 5 degrees of view; what is beyond counts as its end.</summary>
    public double WidthDegrees { get; init; } = 0.2;

    /// <summary>Whether both look the same.</summary>
    public bool Equals(HudStroke? other) =>
        other is not null && (ReferenceEquals(this, other) || (Tone == other.Tone && WidthDegrees.Equals(other.WidthDegrees) && Points.SequenceEqual(other.Points)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tone, WidthDegrees, Points.Count);
}

/// <summary>A word that somebody wrote.</summary>
/// <param name="Text">The text, one line.</param>
/// <param name="X">Middle of the text, from the left edge at 0 to the right one at 1.</param>
/// <param name="Y">Middle of the text, from the upper edge at 0 to the lower one at 1.</param>
public sealed record HudBoardText(string Text, double X, double Y)
{
    /// <summary>Its colour.</summary>
    public HudTone Tone { get; init; } = HudTone.Bright;
}
