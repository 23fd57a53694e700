namespace NeuralGlasses.Text;

/// <summary>A text that was set into lines of one size; only the setter that made it can paint it.</summary>
public interface ISetText
{
    /// <summary>Size of the font, in pixels.</summary>
    double SizePixels { get; }

    /// <summary>The lines, from top to bottom; none for an empty text.</summary>
    IReadOnlyList<SetLine> Lines { get; }

    /// <summary>Width of the widest line, in pixels.</summary>
    double WidthPixels { get; }

    /// <summary>Distance between the baselines of two lines, in pixels; the same for every font of the text.</summary>
    double LineHeightPixels { get; }

    /// <summary>Distance from the top of a line to its baseline, in pixels.</summary>
    double AscentPixels { get; }

    /// <summary>Whether the text reads from right to left, so that its lines begin at the right edge.</summary>
    bool IsRightToLeft { get; }

    /// <summary>Whether an ellipsis stands for a part that found no room.</summary>
    bool IsCut { get; }

    /// <summary>Characters that no font has; each is painted as a box.</summary>
    int Missing { get; }
}
