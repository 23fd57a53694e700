using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Camera, capture light and photo store that answer what they answered when the trace was recorded, and record it once more.</summary>
internal sealed class ReplayedDevices(TraceRecorder recorder, int photosKept) : ICamera, ICaptureLed, IPhotoStore
{
    private const string NoAnswer = "The trace holds no answer of this device at this moment.";
    private readonly List<TraceRecord> _answers = [];

    public int Count { get; private set; } = photosKept;

    public bool IsLit => Light(0);

    public bool TryLight() => Light(1);

    public void Dark() => recorder.Begin(TraceRecordKind.LightOff, recorder.Now).End();

    /// <summary>From now on the answers are those of this step.</summary>
    public void Enter(TraceStep step)
    {
        _answers.Clear();
        _answers.AddRange(step.Made.Where(record => TraceRecordKinds.RoleOf(record.Kind) == TraceRole.Answer));
        _answers.AddRange(step.Others.Where(record => record.Kind == TraceRecordKind.PhotoPicture));
    }

    public Photo Take(HostTime at)
    {
        var answer = Echo(TraceRecordKind.Photo, at);
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
        var takenAt = new HostTime(answer.ReadInt64());

        // Without its picture a photo is known by its hash alone, which the record repeats; nothing looks into it on the way to the store.
        return new Photo(TryTake(TraceRecordKind.PhotoPicture, out var picture) ? picture.Payload : default, answer.ReadText(), takenAt);
    }

    public string Save(Photo photo)
    {
        var answer = Echo(TraceRecordKind.Kept, recorder.Now);
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
        Count++;
        return answer.ReadText();
    }

    // Says again what was recorded; where that is nothing, that the device failed.
    private TracePayload Echo(TraceRecordKind kind, HostTime at)
    {
        if (!TryTake(kind, out var record))
        {
            recorder.Begin(kind, at).AddFlag(false).AddText(NoAnswer).End();
            throw new DeviceFailedException(NoAnswer);
        }

        recorder.Begin(kind, at).AddBytes(record.Payload.Span).End();
        return record.Open();
    }

    private bool Light(byte question)
    {
        var at = _answers.FindIndex(record => record.Kind == TraceRecordKind.Light && record.Payload.Length == 2 && record.Payload.Span[0] == question);
        var answer = at >= 0 && _answers[at].Payload.Span[1] != 0;
        if (at >= 0)
            _answers.RemoveAt(at);
        recorder.Begin(TraceRecordKind.Light, recorder.Now).AddByte(question).AddFlag(answer).End();
        return answer;
    }

    private bool TryTake(TraceRecordKind kind, out TraceRecord record)
    {
        var at = _answers.FindIndex(answer => answer.Kind == kind);
        record = at >= 0 ? _answers[at] : default;
        if (at >= 0)
            _answers.RemoveAt(at);
        return at >= 0;
    }
}
