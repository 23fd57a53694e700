using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A motion sensor that says what that of the run said.</summary>
internal sealed class ReplayedHead(double rateHz, ReplayedAnswers answers) : IHeadMotion
{
    private const byte Opening = 0;
    private const byte Reading = 1;

    public double RateHz => rateHz;

    public long Lost { get; private set; }

    public void Open(HostTime at)
    {
        if (!TryTake(Opening, out var record))
            throw new DeviceFailedException(ReplayedAnswers.None);
        var answer = record.Open();
        answer.ReadByte();
        if (!answer.ReadFlag())
            throw new DeviceFailedException(answer.ReadText());
    }

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (!TryTake(Reading, out var record))
            return 0;
        var answer = record.Open();
        answer.ReadByte();
        Lost = answer.ReadInt64();
        var count = Math.Clamp(answer.ReadInt32(), 0, samples.Length);
        for (var i = 0; i < count; i++)
            samples[i] = new HeadSample(new HostTime(answer.ReadInt64()), answer.ReadSingle(), answer.ReadSingle(), answer.ReadSingle(), answer.ReadSingle(), answer.ReadSingle(), answer.ReadSingle());
        return count;
    }

    public void Close()
    {
    }

    private bool TryTake(byte question, out TraceRecord record) =>
        answers.TryTake(each => each.Kind == TraceRecordKind.Head && each.Payload.Length > 0 && each.Payload.Span[0] == question, out record);
}
