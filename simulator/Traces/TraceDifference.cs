using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>The first thing that a replay did otherwise.</summary>
/// <param name="Record">Number of the record at which it did.</param>
/// <param name="Sentence">What was expected and what was found.</param>
public sealed record TraceDifference(long Record, string Sentence)
{
    /// <summary>Compares what a step made with what is recorded of it; null if they are alike.</summary>
    /// <param name="step">The step as recorded.</param>
    /// <param name="found">What was made of it.</param>
    /// <param name="isCutBehind">Whether the trace is cut behind this step, so that the rest of what it made may be missing.</param>
    internal static TraceDifference? Find(TraceStep step, IReadOnlyList<TraceRecord> found, bool isCutBehind)
    {
        var made = step.Made;
        for (var i = 0; i < made.Count; i++)
        {
            if (i == found.Count)
                return Between(made[i], RecordText.Describe(made[i]), "nothing");
            if (!made[i].SaysTheSameAs(found[i]))
                return Between(made[i], RecordText.Describe(made[i]), RecordText.Describe(found[i]));
        }

        if (found.Count == made.Count || isCutBehind)
            return null;
        var last = made.Count > 0 ? made[^1] : step.Input!.Value;
        return Between(last with { Number = last.Number + 1 }, "nothing", RecordText.Describe(found[made.Count]));
    }

    private static TraceDifference Between(TraceRecord where, string expected, string found) =>
        new(where.Number, $"Record {where.Number} at {RecordText.Time(where.At)}: expected {expected}; found {found}.");
}
