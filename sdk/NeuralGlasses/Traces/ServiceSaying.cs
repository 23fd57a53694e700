using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Traces;

/// <summary>What a service whose answers come from outside said once.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Call">At the how-manieth call of it, from 1: questions, turns, and all else that it is called for are counted together.</param>
public readonly record struct ServiceSaying(string Service, long Call)
{
    private const int Answered = 0;
    private const int Told = 1;
    private const int Agreed = 2;

    /// <summary>Number of the question that it is about, from 1; 0 for none.</summary>
    public long Question { get; init; }

    /// <summary>The answer or the event; null where it only said yes to what it was called for.</summary>
    public AppMessage? Message { get; init; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="TraceException">It is cut, or says nothing that a service can say.</exception>
    public static ServiceSaying Read(TraceRecord record)
    {
        TracePayload payload = record.Open();
        var saying = new ServiceSaying(payload.ReadText(), payload.ReadInt64());
        int what = payload.ReadByte();
        if (what == Agreed)
            return saying;
        if (what is not (Answered or Told))
            throw new TraceException($"Record {record.Number} of kind {record.Kind} says {what} of the service '{saying.Service}', expected {Answered} to {Agreed}; the program that wrote the trace is at fault.");
        saying = saying with { Question = payload.ReadInt64() };
        try
        {
            return saying with { Message = AppWire.ReadMessage(payload.ReadRest().ToArray()) };
        }
        catch (SettingsException error)
        {
            throw new TraceException($"Record {record.Number} of kind {record.Kind} is no answer of a service ({error.Message}), expected one as an app is told it; the program that wrote the trace is at fault.", error);
        }
    }

    /// <summary>Writes it as a record.</summary>
    public void Write(TraceRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        TraceRecorder record = recorder.Begin(TraceRecordKind.ServiceSaid, recorder.Now).AddText(Service).AddInt64(Call);
        if (Message is { } message)
            record.AddByte((byte)(message.Kind == AppMessageKind.Answer ? Answered : Told)).AddInt64(Question).AddBytes(AppWire.Write(message)).End();
        else
            record.AddByte(Agreed).End();
    }
}
