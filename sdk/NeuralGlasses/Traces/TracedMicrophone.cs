using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>Records whether a microphone could listen and how many samples it gave, and not what was heard: that is nobody's but the wearer's.</summary>
internal sealed class TracedMicrophone(IMicrophone microphone, TraceRecorder recorder) : IMicrophone
{
    private long _lost;
    private bool _listened;

    public int RateHz => microphone.RateHz;

    public bool IsListening => microphone.IsListening;

    public long Lost => microphone.Lost;

    public void Open(HostTime at)
    {
        try
        {
            microphone.Open(at);
        }
        catch (DeviceFailedException failure)
        {
            Begin(0, at).AddFlag(false).AddText(failure.Message).End();
            throw;
        }

        _listened = true;
        Begin(0, at).AddFlag(true).End();
    }

    public int Read(Span<short> samples, HostTime now)
    {
        int count = microphone.Read(samples, now);

        // Most looks find nothing new, as a replay does where there is no record.
        if (count > 0 || microphone.Lost != _lost || microphone.IsListening != _listened)
            Begin(1, now).AddInt32(count).AddInt64(microphone.Lost).AddFlag(microphone.IsListening).End();
        (_lost, _listened) = (microphone.Lost, microphone.IsListening);
        return count;
    }

    public void Close()
    {
        microphone.Close();
        _listened = false;
    }

    private TraceRecorder Begin(int question, HostTime at) => recorder.Begin(TraceRecordKind.Heard, at).AddByte(question);
}
