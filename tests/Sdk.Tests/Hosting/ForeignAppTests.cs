using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// An app in Python that was written after hardware-spec/app-protocol.md, so that what the document says is enough.
public sealed class ForeignAppTests
{
    private const string Python = "python3";

    private static readonly AppManifest Manifest = new()
    {
        Id = "org.example.foreign",
        Version = "1.0.0",
        Title = "Foreign",
        Permissions = [AppPermission.Camera, AppPermission.Notifications],
    };

    private readonly TestGlasses _glasses = new();
    private readonly List<string> _log = [];
    private readonly MemoryAppKeep _keep = new();

    [Fact]
    public async Task An_app_of_another_language_is_opened_used_and_left_by_the_document_alone()
    {
        using var app = new Running();
        GlassesHost host = Host(app);
        await Do(host, app, IntentKind.Select, 0);
        Assert.Equal("org.example.foreign:count", _glasses.Scene.Id);
        Assert.Equal("Grüße aus Python", Assert.IsType<HudText>(_glasses.Scene.Elements[0]).Text);
        Assert.Equal("more", host.FocusedId);
        await Do(host, app, IntentKind.Select, 100);
        await Do(host, app, IntentKind.Select, 200);
        Assert.Equal("2", Assert.IsType<HudList>(_glasses.Scene.Elements[1]).Items[0].Detail);
        await Do(host, app, IntentKind.ContextMenu, 300);
        await Do(host, app, IntentKind.Select, 400);
        Assert.Equal(["light", "take", "save"], _glasses.Events);
        Assert.Equal("photo-1.jpg", Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]).Text);
        Assert.Contains("org.example.foreign: parts: display, camera, band", _log);
        host.Dispatch(Want(IntentKind.Home, 500));
        Assert.Equal(("2", "2 so far"), (_keep.Read(Manifest.Id, AppKeepKind.Stored)["count"], host.Apps[0].Detail));
        Assert.Equal((AppState.Running, 0), (host.Apps[0].State, host.Apps[0].Crashes));
    }

    [Fact]
    public async Task What_it_printed_last_is_in_the_log_when_it_ends_by_itself_and_the_wearer_reads_that_it_stopped()
    {
        using var app = new Running();
        GlassesHost host = Host(app);
        await Do(host, app, IntentKind.Select, 0);
        host.Dispatch(Want(IntentKind.FocusNext, 100));
        await Do(host, app, IntentKind.Select, 200);
        Assert.Equal("It ended with 7: I was told to quit.", host.Apps[0].LastFailure);
        Assert.Contains("org.example.foreign stopped: It ended with 7: I was told to quit.", _log);
        Assert.Equal("It stopped, and starts again in a moment.", Assert.IsType<HudCard>(_glasses.Scene.Elements[^1]).Text);
    }

    private static string Script([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "foreign_app.py");

    private GlassesHost Host(Running app)
    {
        if (!HasPython())
            Assert.Skip("python3 is not installed.");
        return new GlassesHost(_glasses.Devices, [new InstalledApp(Manifest, app.Start)], new GlassesHostOptions { Keep = _keep, Log = (_, line) => _log.Add(line) });
    }

    // The wearer's clock stands still until the app has done with what it was told.
    private static async Task Do(GlassesHost host, Running app, IntentKind kind, double atMs)
    {
        host.Dispatch(Want(kind, atMs));
        for (var i = 0; i < 3000 && app.Process is { Waiting: > 0 } && host.Apps[0].State == AppState.Running; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            host.Advance(At(atMs));
        }
    }

    private static bool HasPython()
    {
        try
        {
            using var python = System.Diagnostics.Process.Start(new ProcessStartInfo(Python, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private sealed class Running : IDisposable
    {
        public AppProcess? Process { get; private set; }

        public AppProcess Start()
        {
            Process = new AppProcess(Manifest, new ProcessStartInfo(Python) { ArgumentList = { Script() } });
            return Process;
        }

        public void Dispose() => Process?.Dispose();
    }
}
