using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>Records what a motion sensor said.</summary>
internal sealed class TracedHead(IHeadMotion head, TraceRecorder recorder) : IHeadMotion
{
    public double RateHz => head.RateHz;

    public long Lost => head.Lost;

    public void Open(HostTime at)
    {
        try
        {
            head.Open(at);
        }
        catch (DeviceFailedException failure)
        {
            recorder.Begin(TraceRecordKind.Head, at).AddByte(0).AddFlag(false).AddText(failure.Message).End();
            throw;
        }

        recorder.Begin(TraceRecordKind.Head, at).AddByte(0).AddFlag(true).End();
    }

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        int count = head.Read(samples, now);
        if (count == 0)
            return 0;
        TraceRecorder record = recorder.Begin(TraceRecordKind.Head, now).AddByte(1).AddInt64(head.Lost).AddInt32(count);
        foreach (ref readonly HeadSample sample in samples[..count])
        {
            record.AddInt64(sample.At.Microseconds)
                .AddSingle(sample.AccelerationX).AddSingle(sample.AccelerationY).AddSingle(sample.AccelerationZ)
                .AddSingle(sample.RateX).AddSingle(sample.RateY).AddSingle(sample.RateZ);
        }

        record.End();
        return count;
    }

    public void Close() => head.Close();
}
