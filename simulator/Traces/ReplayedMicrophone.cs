using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A microphone that gives as many samples as that of the run gave, all of them silent.</summary>
internal sealed class ReplayedMicrophone(int rateHz, ReplayedAnswers answers) : IMicrophone
{
    private const byte Reading = 1;

    public int RateHz => rateHz;

    public bool IsListening { get; private set; }

    public long Lost { get; private set; }

    public void Open(HostTime at)
    {
        answers.Open(TraceRecordKind.Heard);
        IsListening = true;
    }

    public int Read(Span<short> samples, HostTime now)
    {
        if (!answers.TryTake(TraceRecordKind.Heard, Reading, out var record))
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
}
