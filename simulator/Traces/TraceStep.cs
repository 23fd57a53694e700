using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Something that reached the glasses, and what followed from it until the next thing did.</summary>
/// <param name="Input">What reached them; null for what stands in front of the first input.</param>
/// <param name="Made">What they asked, were answered and made, in order: what a replay must do again.</param>
/// <param name="Others">The other records among these.</param>
internal sealed record TraceStep(TraceRecord? Input, IReadOnlyList<TraceRecord> Made, IReadOnlyList<TraceRecord> Others);

/// <summary>Reads a trace step by step, and the parts that follow it.</summary>
internal sealed class TraceSteps(TraceReader reader) : IDisposable
{
    private readonly TraceReader _first = reader;
    private TraceReader _reader = reader;
    private TraceRecord? _next;

    /// <summary>One sentence that says where the trace is cut, once it is read to there; null for a whole one.</summary>
    public string? Cut => _reader.Cut;

    /// <summary>Reads all up to the next input, or to the end; false if there was nothing left.</summary>
    public bool TryRead(out TraceStep step)
    {
        var input = _next;
        _next = null;
        List<TraceRecord> made = [], others = [];
        while (TryRead(out TraceRecord record))
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

    /// <summary>Closes the parts that follow; whoever opened the first closes it.</summary>
    public void Dispose()
    {
        if (_reader != _first)
            _reader.Dispose();
    }

    private bool TryRead(out TraceRecord record)
    {
        while (!_reader.TryRead(out record))
        {
            if (_reader.Cut is not null || _reader.OpenNext() is not { } part)
                return false;
            Dispose();
            _reader = part;
        }

        return true;
    }
}
