using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Traces;

/// <summary>What the glasses heard of the process of an installed app, once; one of the three is there.</summary>
/// <param name="App">Id of the app.</param>
/// <param name="Call">The how-manieth call it was, from 1: starts of the app, looks for a request of it, and looks at how many messages wait for it are counted together.</param>
public readonly record struct AppSaying(string App, long Call)
{
    private const int WaitingNow = 0;
    private const int Asked = 1;
    private const int NotStarted = 2;

    /// <summary>Messages that wait for it, found to be others than before; at the start of its process it is none.</summary>
    public int? Waiting { get; init; }

    /// <summary>What it asked; that its process has ended, and why, is a request as well.</summary>
    public AppRequest? Request { get; init; }

    /// <summary>Why it could not be started.</summary>
    public string? WhyNotStarted { get; init; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="TraceException">It is cut, or says nothing that an app can say.</exception>
    public static AppSaying Read(TraceRecord record)
    {
        TracePayload payload = record.Open();
        var saying = new AppSaying(payload.ReadText(), payload.ReadInt64());
        int what = payload.ReadByte();
        return what switch
        {
            WaitingNow => saying with { Waiting = payload.ReadInt32() },
            Asked => saying with { Request = Parse(record, payload.ReadRest()) },
            NotStarted => saying with { WhyNotStarted = payload.ReadText() },
            _ => throw new TraceException($"Record {record.Number} of kind {record.Kind} says {what} of the app '{saying.App}', expected {WaitingNow} to {NotStarted}; the program that wrote the trace is at fault."),
        };
    }

    /// <summary>Writes it as a record.</summary>
    public void Write(TraceRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        TraceRecorder record = recorder.Begin(TraceRecordKind.AppSaid, recorder.Now).AddText(App).AddInt64(Call);
        if (Request is { } request)
            record.AddByte(Asked).AddBytes(AppRequestWire.Write(request)).End();
        else if (WhyNotStarted is { } why)
            record.AddByte(NotStarted).AddText(why).End();
        else
            record.AddByte(WaitingNow).AddInt32(Waiting ?? 0).End();
    }

    private static AppRequest Parse(TraceRecord record, ReadOnlySpan<byte> json)
    {
        try
        {
            return AppRequestWire.Read(json.ToArray());
        }
        catch (SettingsException error)
        {
            throw new TraceException($"Record {record.Number} of kind {record.Kind} is no request of an app ({error.Message}), expected one as the app's process sent it; the program that wrote the trace is at fault.", error);
        }
    }
}
