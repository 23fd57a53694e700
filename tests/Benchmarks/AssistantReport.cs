using System.Diagnostics;
using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Assistants;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Inbox;
using NeuralGlasses.Inbox.Service;
using NeuralGlasses.Interaction;
using NeuralGlasses.ScriptedEndpoint;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// How long it takes from the gesture that sends a message to the first word of an AI's answer in the display's memory, on the clock on the wall, over HTTP
/// with an endpoint that answers at once, with the inbox on the disk (250 ms are the goal for 99 of 100); and how long the glasses take to show each
/// change while an answer streams (16 ms are the goal).
/// </summary>
internal static class AssistantReport
{
    private const int Questions = 300;
    private const int WarmUp = 20;

    public static int Print(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length > 0)
        {
            error.WriteLine($"error: '{string.Join(' ', args)}' is not understood; 'assistant' takes nothing more.");
            return 2;
        }

        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = [.. Enumerable.Range(0, 40).Select(i => i == 0 ? "First" : $" word{i}")], Between = TimeSpan.FromMilliseconds(5) });
        using var run = new AssistantRun(endpoint.Address);
        for (var i = 0; i < WarmUp; i++)
            run.Ask();
        run.Forget();
        for (var i = 0; i < Questions; i++)
            run.Ask();
        output.WriteLine($"{Questions} questions to an assistant that answers at once, milliseconds; {Environment.ProcessorCount} cores");
        output.WriteLine("                                              n   median     p95     p99     max");
        Print(output, "gesture to first word in display memory", run.ToFirstWord);
        Print(output, "a turn that shows a change while it streams", run.Shown);
        Print(output, "any turn meanwhile", run.Turns);
        return 0;
    }

    private static void Print(TextWriter output, string name, List<double> values)
    {
        values.Sort();
        double At(double share) => values[(int)Math.Min(values.Count - 1, share * values.Count)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44}{values.Count,5}{At(0.5),9:F2}{At(0.95),8:F2}{At(0.99),8:F2}{At(1),8:F2}"));
    }
}

/// <summary>Glasses on the clock on the wall, of which each turn is timed.</summary>
internal sealed class AssistantRun : IHudDisplay, IDisposable
{
    private const double TurnMs = 10;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-").FullName;
    private readonly VirtualGlasses _glasses;
    private readonly ConsentLog _log;
    private readonly InboxService _inbox;
    private readonly GlassesHost _host;
    private readonly HudCanvas _canvas;
    private readonly HudPanel _panel;
    private long? _asked;
    private bool _hasShown;
    private string _shown = "";

    public AssistantRun(Uri endpoint)
    {
        var display = GlassesProfile.Load(GlassesProfile.Usual).Display!;
        Abilities = display.Abilities;
        _canvas = new HudCanvas(Abilities);
        _panel = new HudPanel(display);
        _glasses = new VirtualGlasses(new GlassesScenario { Profile = GlassesProfile.Usual }, new GlassesSurroundings(RunFolder.Open(Path.Combine(_folder, "seen")), () => Now, 1, false, false));
        _log = new ConsentLog(new FolderShelf(Path.Combine(_folder, "consent")), TimeProvider.System, default);
        var ada = new AssistantTransport(new AssistantOptions { Id = "ada", Name = "Ada", Model = "scripted", Endpoint = endpoint }, new AssistantMemory(), TimeProvider.System);
        _inbox = new InboxService(new InboxOptions { Path = Path.Combine(_folder, "inbox.db"), IsInBackground = true, FreshId = "bench", StartedAt = DateTimeOffset.Now, Transports = [ada] }, _log);
        GlassesDevices devices = _glasses.Devices with { Display = this, Speaker = null };
        _host = new GlassesHost(devices, BuiltInApps.All(GlassesAbilities.Of(devices, hasBand: true), ["messages"]), new GlassesHostOptions { StartedAt = DateTimeOffset.Now, Services = [_inbox], Notifications = BuiltInApps.Notifications });
        Until(() => _host.FocusedId is not null);
        Do(IntentKind.Select);
        Until(() => _shown.Contains("AI · Ada", StringComparison.Ordinal));
        Do(IntentKind.FocusNext);
        Do(IntentKind.Select);
        Until(() => _shown.Contains("Nothing here yet", StringComparison.Ordinal));
    }

    public HudAbilities Abilities { get; }

    public List<double> ToFirstWord { get; } = [];

    public List<double> Shown { get; } = [];

    public List<double> Turns { get; } = [];

    private HostTime Now => new((long)(Stopwatch.GetElapsedTime(_start).TotalMilliseconds * 1000));

    public void Forget()
    {
        ToFirstWord.Clear();
        Shown.Clear();
        Turns.Clear();
    }

    public void Ask()
    {
        Do(IntentKind.Select);
        Until(() => _shown.Contains("To AI · Ada", StringComparison.Ordinal));
        while (_host.FocusedId != "quick 0")
            Do(IntentKind.FocusNext);
        var received = _inbox.Counters.Received;
        _asked = Stopwatch.GetTimestamp();
        Do(IntentKind.Select);
        Until(() => _asked is null && _inbox.Counters.Received > received && _shown.Contains("word39", StringComparison.Ordinal) | !_shown.Contains("writing", StringComparison.Ordinal));
    }

    public HudResult Show(HudScene scene, HostTime at)
    {
        if (_panel.Refusal(at) is { } refusal)
            return refusal;
        _canvas.Draw(scene);
        var changed = _canvas.Changed;
        var result = _panel.Present(_canvas.ChangedLines, Abilities.WidthPixels, (int)changed.Height, 0, (int)changed.Top, at);
        _hasShown = true;
        _shown = string.Join(" | ", scene.Texts);
        if (_asked is { } asked && _shown.Contains("First", StringComparison.Ordinal) && _shown.Contains("writing", StringComparison.Ordinal))
        {
            ToFirstWord.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            _asked = null;
        }

        return result;
    }

    public void Dispose()
    {
        _host.Dispose();
        _inbox.Dispose();
        _log.Dispose();
        _glasses.Dispose();
        _canvas.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Do(IntentKind kind)
    {
        _host.Dispatch(new Intent(kind, new GestureEvent("bench", 1, Now), Now));
        Turn();
    }

    private void Until(Func<bool> holds)
    {
        var began = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > 30)
                throw new TimeoutException($"It never came; shown is: {_shown}");
            Turn();
        }
    }

    // As the loop of the glasses' program: a turn every 10 ms.
    private void Turn()
    {
        var began = Stopwatch.GetTimestamp();
        _hasShown = false;
        _host.Advance(Now);
        var ms = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Turns.Add(ms);
        if (_hasShown)
            Shown.Add(ms);
        if (ms < TurnMs)
            Thread.Sleep((int)Math.Ceiling(TurnMs - ms));
    }
}
