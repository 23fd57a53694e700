using System.Diagnostics;
using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// How long it takes from an intent to the pixels that it changes, in all built-in apps, for each display: the work of the glasses' computer until the last
/// byte is in the display's memory (16 ms are the goal for 99 of 100), and until the light comes, which besides waits for the display: for the update before,
/// for its link and for its refresh. Frames that come by themselves, such as those of the viewfinder, take their part of both.
/// </summary>
internal static class IntentReport
{
    private const int Intents = 20_000;
    private const int WarmUp = 2_000;

    public static int Print(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length > 0)
        {
            error.WriteLine($"error: '{string.Join(' ', args)}' is not understood; 'intents' takes nothing more.");
            return 2;
        }

        output.WriteLine($"{Intents} intents by dice in all apps, milliseconds; {Environment.ProcessorCount} cores");
        output.WriteLine("profile           shown   median     p95     p99     max | until the light: median     p99");
        foreach (var name in GlassesProfile.Names)
        {
            if (GlassesProfile.Load(name).Display is { } display)
                Print(output, name, display);
        }

        return 0;
    }

    private static void Print(TextWriter output, string profile, DisplayProfile display)
    {
        var folder = Directory.CreateTempSubdirectory("neuralglasses-");
        try
        {
            using var run = new IntentRun(profile, display, RunFolder.Open(folder.FullName));
            run.Do(WarmUp);
            run.Forget();
            run.Do(Intents);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{profile,-16} {run.ToMemory.Count,7} {At(run.ToMemory, 0.5),8:F2}{At(run.ToMemory, 0.95),8:F2}{At(run.ToMemory, 0.99),8:F2}{At(run.ToMemory, 1),8:F2} | {At(run.ToLight, 0.5),23:F1}{At(run.ToLight, 0.99),8:F1}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double At(List<double> values, double share)
    {
        values.Sort();
        return values[(int)Math.Min(values.Count - 1, share * values.Count)];
    }
}

/// <summary>Glasses whose display is timed.</summary>
internal sealed class IntentRun : IHudDisplay, IDisposable
{
    // Neither photos, which wait for an exposure, nor sleep, in which nothing is shown.
    private static readonly IntentKind[] Kinds =
    [
        IntentKind.FocusNext, IntentKind.FocusNext, IntentKind.FocusNext, IntentKind.FocusPrevious, IntentKind.Select, IntentKind.Select, IntentKind.Back,
        IntentKind.ContextMenu, IntentKind.Dial, IntentKind.Home,
    ];

    private readonly VirtualGlasses _glasses;
    private readonly GlassesHost _host;
    private readonly HudCanvas _canvas;
    private readonly HudPanel _panel;
    private readonly Random _dice = new(6);
    private HostTime _now;
    private HostTime? _wantedAt;
    private bool _isAnswered;
    private long _began;
    private double _workMs;

    public IntentRun(string profile, DisplayProfile display, RunFolder folder)
    {
        Abilities = display.Abilities;
        _canvas = new HudCanvas(Abilities);
        _panel = new HudPanel(display);
        _glasses = new VirtualGlasses(new GlassesScenario { Profile = profile }, new GlassesSurroundings(folder, () => _now, 1, false, false));
        GlassesDevices devices = _glasses.Devices with { Display = this, Speaker = null };
        _host = new GlassesHost(devices, BuiltInApps.All(GlassesAbilities.Of(devices, hasBand: true)), new GlassesHostOptions
        {
            StartedAt = new DateTimeOffset(2026, 11, 27, 14, 5, 0, TimeSpan.Zero),
            Notifications = BuiltInApps.Notifications,
        });
        _host.Advance(_now);
    }

    public HudAbilities Abilities { get; }

    public List<double> ToMemory { get; } = [];

    public List<double> ToLight { get; } = [];

    public void Forget()
    {
        ToMemory.Clear();
        ToLight.Clear();
    }

    public void Do(int intents)
    {
        for (var i = 0; i < intents; i++)
        {
            (_wantedAt, _isAnswered, _workMs) = (_now, false, 0);
            _began = Stopwatch.GetTimestamp();
            var kind = Kinds[_dice.Next(Kinds.Length)];
            _host.Dispatch(new Intent(kind, new GestureEvent("dice", 1, _now), _now) { X = kind == IntentKind.Dial ? 1 : 0 });

            // What changes nothing at once is no answer to the intent; what the display had no time for is shown later.
            if (!_isAnswered)
                _wantedAt = null;
            for (var turn = 0; turn < 30; turn++)
            {
                _now = _now.Plus(10_000);
                _began = Stopwatch.GetTimestamp();
                _host.Advance(_now);
            }

            _wantedAt = null;
            _now = _now.Plus(_dice.Next(10_000));
        }
    }

    public HudResult Show(HudScene scene, HostTime at)
    {
        _isAnswered = true;
        if (_panel.Refusal(at) is { } refusal)
        {
            _workMs += Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
            return refusal;
        }

        _canvas.Draw(scene);
        var changed = _canvas.Changed;
        var result = _panel.Present(_canvas.ChangedLines, Abilities.WidthPixels, (int)changed.Height, 0, (int)changed.Top, at);
        if (_wantedAt is { } wantedAt && result.Outcome == HudOutcome.Displayed)
        {
            _workMs += Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
            ToMemory.Add(_workMs);
            ToLight.Add(_workMs + result.VisibleAt.MillisecondsSince(wantedAt));
            _wantedAt = null;
        }

        return result;
    }

    public void Dispose()
    {
        _host.Dispose();
        _glasses.Dispose();
        _canvas.Dispose();
    }
}
