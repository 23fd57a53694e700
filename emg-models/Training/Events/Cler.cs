namespace NeuralGlasses.Training.Events;

/// <summary>
/// Classification error rate of discrete events (Kaifosh et al. 2025, Nature 645:702, in the form of the authors' published
/// evaluation): of the labels that were detected at all, the share taken for another class, averaged over classes. Misses and
/// extra detections are no part of it and stand beside it.
/// </summary>
public static class Cler
{
    /// <summary>Detects events in probabilities and scores them.</summary>
    /// <param name="probabilities">Probability of each class, [step][class], 0 to 1.</param>
    /// <param name="seconds">Time of each step from the start of the recording, in seconds, never falling.</param>
    /// <param name="labels">True events in time order.</param>
    /// <param name="options">Classes, threshold, debounce and tolerance.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other or the classes, times fall, or an option is out of range.</exception>
    public static ClerResult Of(IReadOnlyList<float[]> probabilities, IReadOnlyList<double> seconds, IReadOnlyList<EventLabel> labels, ClerOptions options)
        => Of(EventDetection.Of(probabilities, seconds, options), labels, options);

    /// <summary>Scores events that were detected and debounced already, such as those of a decision policy.</summary>
    /// <param name="events">Detected events in time order.</param>
    /// <param name="labels">True events in time order.</param>
    /// <param name="options">Classes and tolerance.</param>
    /// <exception cref="ArgumentException">Times fall, a class is unknown, or an option is out of range.</exception>
    public static ClerResult Of(IReadOnlyList<DetectedEvent> events, IReadOnlyList<EventLabel> labels, ClerOptions options)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        CheckOrder([.. events.Select(detected => (detected.Seconds, detected.Class))], "Detected event", options);
        CheckOrder([.. labels.Select(label => (label.Seconds, label.Class))], "Label", options);

        var truth = labels.Select(label => new EventAlignment.Entry(
            label.Seconds + options.EarliestSeconds, label.Seconds + options.LatestSeconds, label.Seconds, label.Class)).ToArray();
        var detections = events.Select(Point).ToArray();
        var kept = Possible(detections, truth, options);
        return Count(EventAlignment.Of(truth, kept), truth, kept, options.Classes.Count, detections.Length - kept.Length);
    }

    private static EventAlignment.Entry Point(DetectedEvent detected) => new(detected.Seconds, detected.Seconds, detected.Seconds, detected.Class);

    // While the labels say that no finger, or another one, is pressed, a decoder's release is no event: a wearer would see nothing of it.
    private static EventAlignment.Entry[] Possible(EventAlignment.Entry[] detections, EventAlignment.Entry[] truth, ClerOptions options)
    {
        var kept = new List<EventAlignment.Entry>();
        int? pressed = null;
        foreach (var (detection, label) in EventAlignment.Of(detections, truth))
        {
            // Judged by the state before the label it is paired with: a release paired with its own label finds its press still held.
            if (detection != EventAlignment.None && (options.Classes[detections[detection].Class].Releases is not { } press || press == pressed))
                kept.Add(detections[detection]);
            if (label != EventAlignment.None)
                pressed = options.IsPress(truth[label].Class) ? truth[label].Class : null;
        }

        return [.. kept];
    }

    private static ClerResult Count(
        IReadOnlyList<(int Left, int Right)> pairs, EventAlignment.Entry[] truth, EventAlignment.Entry[] kept, int classes, int dropped)
    {
        var confusion = new int[classes][];
        for (var k = 0; k < classes; k++)
            confusion[k] = new int[classes];
        var misses = new int[classes];
        var extras = new int[classes];
        foreach (var (label, detection) in pairs)
        {
            if (label == EventAlignment.None)
                extras[kept[detection].Class]++;
            else if (detection == EventAlignment.None)
                misses[truth[label].Class]++;
            else
                confusion[truth[label].Class][kept[detection].Class]++;
        }

        return new(Rate(confusion, [.. truth.Select(label => label.Class).Distinct().Order()]), confusion, misses, extras, dropped);
    }

    // Over the classes that the recording has labels of, as published: a label taken for a class without labels counts neither way.
    private static double? Rate(int[][] confusion, int[] labelled)
    {
        var rates = new List<double>();
        foreach (var label in labelled)
        {
            var matched = labelled.Sum(taken => confusion[label][taken]);
            if (matched > 0)
                rates.Add(1 - (double)confusion[label][label] / matched);
        }

        return rates.Count == 0 ? null : rates.Average();
    }

    private static void CheckOrder((double Seconds, int Class)[] events, string what, ClerOptions options)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (!double.IsFinite(events[i].Seconds) || (i > 0 && events[i].Seconds < events[i - 1].Seconds))
                throw new ArgumentException($"{what} {i} is at {events[i].Seconds} s; expected a number not before the one ahead of it.");
            if (events[i].Class < 0 || events[i].Class >= options.Classes.Count)
                throw new ArgumentException($"{what} {i} has class {events[i].Class}; expected 0 to {options.Classes.Count - 1}.");
        }
    }
}
