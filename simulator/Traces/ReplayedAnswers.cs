using NeuralGlasses.Devices;
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

    /// <summary>Takes the oldest answer of a kind to one of its questions, which its first byte says, that was not taken yet; false if there is none.</summary>
    public bool TryTake(TraceRecordKind kind, byte question, out TraceRecord answer) =>
        TryTake(record => record.Kind == kind && record.Payload.Length > 0 && record.Payload.Span[0] == question, out answer);

    /// <summary>Opens a sensor, to which the question 0 of its kind is the answer.</summary>
    /// <exception cref="DeviceFailedException">It could not be opened, or nobody did.</exception>
    public void Open(TraceRecordKind kind)
    {
        if (!TryTake(kind, question: 0, out var record))
            throw new DeviceFailedException(None);
        var answer = record.Open();
        answer.ReadByte();
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
    }

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
