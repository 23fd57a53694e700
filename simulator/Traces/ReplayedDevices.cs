using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Camera, capture light, cell, buttons, switch and wear sensor that answer what they answered when the trace was recorded, and record it once more. Photos go to the store of the glasses.</summary>
internal sealed class ReplayedDevices(TracedGlasses glasses, ReplayedAnswers answers, TraceRecorder recorder) : ICamera, ICaptureLed, IPhotoStore, IGlassesPower, IGlassesButtons, IPauseSwitch, IWearSensor
{
    private bool _isPaused;
    private bool _isWorn = true;

    public int Count => 0;

    public IReadOnlyList<CameraMode> Modes => glasses.CameraModes;

    public double HorizontalFieldDegrees => glasses.CameraFieldDegrees;

    public IReadOnlyList<ButtonAction> Actions => [];

    public bool IsPaused => Follow(TraceRecordKind.Pause, ref _isPaused);

    public bool IsWorn => Follow(TraceRecordKind.Wear, ref _isWorn);

    public bool IsLit => Light(0);

    public bool TryLight() => Light(1);

    public void Dark() => recorder.Begin(TraceRecordKind.LightOff, recorder.Now).End();

    // Says again what was recorded; where that is nothing, the camera exposed.
    public Photo? Take(CameraMode mode, HostTime at)
    {
        if (!answers.TryTake(TraceRecordKind.Photo, out var recorded))
            return null;
        var answer = recorded.Open();
        answer.ReadBytes(2 * sizeof(ushort));
        recorder.Begin(TraceRecordKind.Photo, at).AddUInt16(mode.WidthPixels).AddUInt16(mode.HeightPixels).AddBytes(recorded.Payload.Span[(2 * sizeof(ushort))..]).End();
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
        var takenAt = new HostTime(answer.ReadInt64());
        var mediaType = answer.ReadText();

        // Without its picture a photo is known by its length and its hash, which the record repeats; what is shown of it is an answer of its own.
        return new Photo(answers.TryTake(TraceRecordKind.PhotoPicture, out var picture) ? picture.Payload : StandIn.Of(mediaType, answer.ReadInt32(), mode.WidthPixels, mode.HeightPixels), mediaType, takenAt);
    }

    public void Drop()
    {
    }

    public string Save(Photo photo) => throw new DeviceFailedException(ReplayedAnswers.None);

    public GlassesPowerState Read(HostTime now)
    {
        if (!answers.TryTake(TraceRecordKind.Charge, out var record))
            return new GlassesPowerState(true, null, false, false, 0, HeatLevel.Normal);
        recorder.Begin(TraceRecordKind.Charge, now).AddBytes(record.Payload.Span).End();
        var answer = record.Open();
        var isOn = answer.ReadFlag();
        var percent = answer.ReadDouble();
        return new GlassesPowerState(isOn, percent < 0 ? null : percent, answer.ReadFlag(), answer.ReadFlag(), answer.ReadDouble(), (HeatLevel)answer.ReadByte());
    }

    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        taken = default;
        if (!answers.TryTake(TraceRecordKind.Touch, out var record))
            return false;
        recorder.Begin(TraceRecordKind.Touch, now).AddBytes(record.Payload.Span).End();
        var answer = record.Open();
        taken = new ButtonEvent((ButtonAction)answer.ReadByte(), new HostTime(answer.ReadInt64()));
        return true;
    }

    // Only changes were recorded.
    private bool Follow(TraceRecordKind kind, ref bool state)
    {
        if (answers.TryTake(kind, out var record))
        {
            recorder.Begin(kind, recorder.Now).AddBytes(record.Payload.Span).End();
            state = record.Open().ReadFlag();
        }

        return state;
    }

    private bool Light(byte question)
    {
        var answer = answers.TryTake(record => record.Kind == TraceRecordKind.Light && record.Payload.Length == 2 && record.Payload.Span[0] == question, out var recorded)
            && recorded.Payload.Span[1] != 0;
        recorder.Begin(TraceRecordKind.Light, recorder.Now).AddByte(question).AddFlag(answer).End();
        return answer;
    }
}
