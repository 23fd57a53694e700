using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Traces;

/// <summary>
/// An installed app as a trace has it: what it says of itself, and, while it runs, all that its process says to the glasses. Its files and its process
/// are not needed to replay it.
/// </summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Refusal">Why it cannot run at all, in one sentence; null if that depends on the glasses.</param>
public sealed record TracedApp(AppManifest Manifest, string? Refusal)
{
    /// <summary>Records that an app is installed; the apps of a trace stand in the order of the home menu, behind those that come with the glasses.</summary>
    public static void Record(InstalledApp app, TraceRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(recorder);
        var installed = new TracedApp(app.Manifest, app.Refusal);
        recorder.Begin(TraceRecordKind.App, default).AddBytes(JsonSerializer.SerializeToUtf8Bytes(installed, TracedAppJson.Default.TracedApp)).End();
    }

    /// <summary>The same app, of which all that its process says is recorded when the glasses take it.</summary>
    public static InstalledApp Wrap(InstalledApp app, TraceRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(recorder);
        var calls = new Calls(app.Manifest.Id, recorder);
        return app with { Launch = () => calls.Launch(app.Launch) };
    }

    /// <summary>Reads a record of an installed app.</summary>
    /// <exception cref="TraceException">It holds none.</exception>
    public static TracedApp Read(TraceRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize(record.Payload.Span, TracedAppJson.Default.TracedApp) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new TraceException($"Record {record.Number} of kind {record.Kind} is no installed app ({error.Message}), expected its manifest; the program that wrote the trace is at fault.", error);
        }
    }

    // The calls of all its processes are counted on, so that each has a number of its own.
    private sealed class Calls(string id, TraceRecorder recorder)
    {
        private long _calls;

        public Running Launch(Func<IRunningApp> launch)
        {
            Next();
            try
            {
                return new Running(launch(), this);
            }
#pragma warning disable CA1031 // Whatever keeps an app from starting is what the glasses are told, here as in a replay.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Record(new AppSaying(id, _calls) { WhyNotStarted = error.Message });
                throw;
            }
        }

        public void Next() => _calls++;

        public void Tell(int waiting) => Record(new AppSaying(id, _calls) { Waiting = waiting });

        public void Tell(in AppRequest request) => Record(new AppSaying(id, _calls) { Request = request });

        private void Record(in AppSaying saying) => saying.Write(recorder);
    }

    private sealed class Running(IRunningApp app, Calls calls) : IRunningApp
    {
        private int _waiting;

        public int Waiting
        {
            get
            {
                calls.Next();
                int waiting = app.Waiting;
                if (waiting != _waiting)
                    calls.Tell(waiting);
                return _waiting = waiting;
            }
        }

        public void Send(in AppMessage message) => app.Send(message);

        public bool TryTake(out AppRequest request)
        {
            calls.Next();
            if (!app.TryTake(out request))
                return false;
            calls.Tell(request);
            return true;
        }

        public void Dispose() => app.Dispose();
    }
}

/// <summary>JSON code generated at build time; what is missing or null is an error where the app needs it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TracedApp))]
internal sealed partial class TracedAppJson : JsonSerializerContext;
