namespace NeuralGlasses.Training.Events;

/// <summary>Turns probabilities over time into events, as CLER defines it.</summary>
public static class EventDetection
{
    /// <summary>Finds where a class rises to the threshold (a first step at or above it counts), orders by time and debounces.</summary>
    /// <param name="probabilities">Probability of each class, [step][class], 0 to 1.</param>
    /// <param name="seconds">Time of each step from the start of the recording, in seconds, never falling.</param>
    /// <param name="options">Classes, threshold and debounce.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other or the classes, times fall, or an option is out of range.</exception>
    public static IReadOnlyList<DetectedEvent> Of(IReadOnlyList<float[]> probabilities, IReadOnlyList<double> seconds, ClerOptions options)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (probabilities.Count != seconds.Count)
            throw new ArgumentException($"There are {probabilities.Count} steps of probabilities and {seconds.Count} times; expected one time a step.", nameof(seconds));
        var threshold = (float)options.Threshold;
        var crossings = new List<DetectedEvent>();
        for (var i = 0; i < probabilities.Count; i++)
        {
            if (probabilities[i].Length != options.Classes.Count)
                throw new ArgumentException($"Step {i} has {probabilities[i].Length} probabilities; expected {options.Classes.Count}, one a class.", nameof(probabilities));
            if (!(i == 0 ? double.IsFinite(seconds[0]) : seconds[i] >= seconds[i - 1]))
                throw new ArgumentException($"Step {i} is at {seconds[i]} s; expected a number not before the step ahead of it.", nameof(seconds));
            for (var k = 0; k < options.Classes.Count; k++)
            {
                if (probabilities[i][k] >= threshold && (i == 0 || probabilities[i - 1][k] < threshold))
                    crossings.Add(new(seconds[i], k));
            }
        }

        // Steps may share a time, as the published recordings' do; then the order of the classes decides.
        return Debounce([.. crossings.OrderBy(crossing => crossing.Seconds).ThenBy(crossing => crossing.Class)], options);
    }

    private static List<DetectedEvent> Debounce(List<DetectedEvent> events, ClerOptions options)
    {
        var kept = new List<DetectedEvent>();
        foreach (var candidate in events)
        {
            if (kept.Count == 0 || candidate.Seconds - kept[^1].Seconds >= options.DebounceSeconds || !Repeats(candidate.Class, kept[^1].Class, options))
                kept.Add(candidate);
        }

        return kept;
    }

    // A release may follow its own press, or another finger's event, at once; only a second release of the same press is a bounce.
    private static bool Repeats(int later, int earlier, ClerOptions options)
        => options.IsRelease(later) ? later == earlier : !options.IsRelease(earlier);
}
