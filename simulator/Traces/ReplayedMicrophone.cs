using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A microphone that gives as many samples as that of the run gave, all of them silent.</summary>
internal sealed class ReplayedMicrophone(int rateHz, ReplayedAnswers answers) : IMicrophone
{
    private const byte Opening = 0;
    private const byte Reading = 1;

    public int RateHz => rateHz;

    public bool IsListening { get; private set; }

    public long Lost { get; private set; }

    public void Open(HostTime at)
    {
        if (!TryTake(Opening, out var record))
            throw new DeviceFailedException(ReplayedAnswers.None);
        var answer = record.Open();
        answer.ReadByte();
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
        IsListening = true;
    }

    public int Read(Span<short> samples, HostTime now)
    {
        if (!TryTake(Reading, out var record))
            return 0;
        var answer = record.Open();
        answer.ReadByte();
        var count = Math.Clamp(answer.ReadInt32(), 0, samples.Length);
        Lost = answer.ReadInt64();
        IsListening = answer.ReadFlag();
        samples[..count].Clear();
        return count;
    }

    public void Close() => IsListening = false;

    private bool TryTake(byte question, out TraceRecord record) =>
        answers.TryTake(each => each.Kind == TraceRecordKind.Heard && each.Payload.Length > 0 && each.Payload.Span[0] == question, out record);
}
