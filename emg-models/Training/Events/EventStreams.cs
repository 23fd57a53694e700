using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Events;

/// <summary>Makes streams to replay from a decoder's answers to a person's frames; blocks that calibrated are not scored.</summary>
internal static class EventStreams
{
    /// <summary>One stream a session.</summary>
    /// <param name="person">The person.</param>
    /// <param name="split">What calibrated.</param>
    /// <param name="answers">Log-probabilities of every frame, [frame][label].</param>
    public static IEnumerable<DecodedRecording> Of(PersonRecordings person, ProtocolSplit split, float[][] answers)
    {
        var calibrated = split.Calibration.Select(i => person.Frames[i].Segment).ToHashSet();
        var firstSegment = 0;
        for (var s = 0; s < person.Sessions.Count; s++)
        {
            var recording = person.Sessions[s];
            var frames = Enumerable.Range(0, answers.Length).Where(i => person.Frames[i].Session == s).ToArray();
            var blocks = PromptedEvents.Of(recording, person.Labels, new OnsetOptions());
            yield return new(
                person.Subject,
                [.. frames.Select(i => Array.ConvertAll(answers[i], MathF.Exp))],
                [.. frames.Select(i => (person.Frames[i].Start + person.WindowLength) / person.RateHz)],
                [.. frames.Select(i => person.Frames[i].Stretch)],
                [.. Anticipated(blocks).Where((_, i) => !calibrated.Contains(firstSegment + i))]);
            firstSegment += recording.Segments.Count;
        }
    }

    // A quarter of the gestures of a steady rhythm begin before their prompt: from the muscle onset on the hand no longer rests, and an
    // activation there is that gesture's.
    private static EventBlock[] Anticipated(IReadOnlyList<EventBlock> blocks)
    {
        var result = blocks.ToArray();
        for (var i = 1; i < result.Length; i++)
        {
            if (result[i].Onset is not { } onset || onset >= result[i].Start || onset <= result[i - 1].Start)
                continue;
            result[i] = result[i] with { Start = onset };
            if (result[i - 1].End > onset)
                result[i - 1] = result[i - 1] with { End = onset };
        }

        return result;
    }
}
