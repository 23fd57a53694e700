using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>What the devices answered in a step of a trace, for whoever is asked the same again.</summary>
internal sealed class ReplayedAnswers
{
    /// <summary>What a device says for which the trace holds no answer.</summary>
    public const string None = "The trace holds no answer of this device at this moment.";

    private readonly List<TraceRecord> _answers = [];

    /// <summary>From now on the answers are those of this step.</summary>
    public void Enter(TraceStep step)
    {
        _answers.Clear();
        _answers.AddRange(step.Made.Where(record => TraceRecordKinds.RoleOf(record.Kind) == TraceRole.Answer));
        _answers.AddRange(step.Made.Where(record => record.Kind == TraceRecordKind.HudFrame));
        _answers.AddRange(step.Others.Where(record => record.Kind == TraceRecordKind.PhotoPicture));
    }

    /// <summary>Takes the oldest answer of a kind that was not taken yet; false if there is none.</summary>
    public bool TryTake(TraceRecordKind kind, out TraceRecord answer) => TryTake(record => record.Kind == kind, out answer);

    /// <summary>Takes the oldest answer of a sort that was not taken yet; false if there is none.</summary>
    public bool TryTake(Predicate<TraceRecord> sort, out TraceRecord answer)
    {
        var at = _answers.FindIndex(sort);
        answer = at >= 0 ? _answers[at] : default;
        if (at >= 0)
            _answers.RemoveAt(at);
        return at >= 0;
    }
}
