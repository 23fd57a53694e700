using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Something that reached the glasses, and what followed from it until the next thing did.</summary>
/// <param name="Input">What reached them; null for what stands in front of the first input.</param>
/// <param name="Made">What they asked, were answered and made, in order: what a replay must do again.</param>
/// <param name="Others">The other records among these.</param>
internal sealed record TraceStep(TraceRecord? Input, IReadOnlyList<TraceRecord> Made, IReadOnlyList<TraceRecord> Others);

/// <summary>Reads a trace step by step.</summary>
internal sealed class TraceSteps(TraceReader reader)
{
    private TraceRecord? _next;

    /// <summary>Reads all up to the next input, or to the end; false if there was nothing left.</summary>
    public bool TryRead(out TraceStep step)
    {
        var input = _next;
        _next = null;
        List<TraceRecord> made = [], others = [];
        while (reader.TryRead(out var record))
        {
            var role = TraceRecordKinds.RoleOf(record.Kind);
            if (role == TraceRole.Input)
            {
                _next = record;
                break;
            }

            (role is TraceRole.Request or TraceRole.Answer or TraceRole.Event ? made : others).Add(record);
        }

        step = new TraceStep(input, made, others);
        return input is not null || _next is not null || made.Count + others.Count > 0;
    }
}
