using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A motion sensor that says what that of the run said.</summary>
internal sealed class ReplayedHead(double rateHz, ReplayedAnswers answers) : IHeadMotion
{
    private const byte Reading = 1;

    public double RateHz => rateHz;

    public long Lost { get; private set; }

    public void Open(HostTime at) => answers.Open(TraceRecordKind.Head);

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (!answers.TryTake(TraceRecordKind.Head, Reading, out var record))
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
}
