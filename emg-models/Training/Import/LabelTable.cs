using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>Labels with numbers, and the segments that carry them.</summary>
/// <param name="Names">What a label's number means, at least one name.</param>
/// <param name="Segments">The segments in order of their start, repetitions counted per label and stretch.</param>
internal sealed record LabelTable(IReadOnlyList<string> Names, IReadOnlyList<RecordingSegment> Segments)
{
    /// <summary>Numbers labels: first the known ones in their order, then the others as they appear.</summary>
    public static LabelTable Of(IEnumerable<LabelledSpan> spans, IReadOnlyList<RecordingStretch> stretches, IEnumerable<string> known)
    {
        var names = known.Distinct().ToList();
        var numbers = names.Index().ToDictionary(name => name.Item, name => name.Index);
        var segments = new List<RecordingSegment>();
        var repetitions = new Dictionary<(int Label, int Stretch), int>();
        var stretch = 0;
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            while (stretch + 1 < stretches.Count && stretches[stretch].End <= span.Start)
                stretch++;
            if (!numbers.TryGetValue(span.Label, out var label))
            {
                label = numbers[span.Label] = names.Count;
                names.Add(span.Label);
            }

            var repetition = repetitions.GetValueOrDefault((label, stretch));
            repetitions[(label, stretch)] = repetition + 1;
            segments.Add(new(span.Start, span.End, label, repetition, 0));
        }

        return new(names.Count > 0 ? names : [RecordingDraft.Unlabelled], segments);
    }
}
