using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Cursor.Evaluation;

/// <summary>Presses that a decoder's probabilities make with given thresholds.</summary>
public static class PressCounting
{
    // A press belongs to a pinch from its onset until a little behind its release.
    private const double LateSeconds = 0.25;

    /// <summary>Steps at which presses begin.</summary>
    public static IReadOnlyList<int> Begins(DecodedCursor decoded, ModelManifestCursor thresholds)
    {
        ArgumentNullException.ThrowIfNull(decoded);
        ArgumentNullException.ThrowIfNull(thresholds);
        var begins = new List<int>();
        var (isPressed, inRow) = (false, 0);
        for (var i = 0; i < decoded.Steps.Count; i++)
        {
            var probability = decoded.Steps[i].PressProbability;
            inRow = (isPressed ? probability < thresholds.ReleaseThreshold : probability >= thresholds.PressThreshold) ? inRow + 1 : 0;
            if (inRow < thresholds.PressSteps)
                continue;
            (isPressed, inRow) = (!isPressed, 0);
            if (isPressed)
                begins.Add(i);
        }

        return begins;
    }

    /// <summary>Counts pinches that were found, what came without one, and how late the found ones were from the onset of their muscles, in seconds.</summary>
    public static (int Found, int Extra, IReadOnlyList<double> LateSeconds) Match(DecodedCursor decoded, ModelManifestCursor thresholds)
    {
        var begins = Begins(decoded, thresholds).Select(DecodedCursor.SecondsOf).ToList();
        var late = new List<double>();
        foreach (var (onset, release) in decoded.Presses)
        {
            var at = begins.FindIndex(seconds => seconds >= onset && seconds <= release + LateSeconds);
            if (at < 0)
                continue;
            late.Add(begins[at] - onset);
            begins.RemoveAt(at);
        }

        return (late.Count, begins.Count, late);
    }
}
