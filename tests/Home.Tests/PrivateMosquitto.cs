using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace NeuralGlasses.Home.Tests;

/// <summary>The broker that Debian has, on a free port of this computer alone and with a folder of its own; what it keeps outlives its restarts.</summary>
internal sealed class PrivateMosquitto : IDisposable
{
    private const string Program = "/usr/sbin/mosquitto";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mosquitto");
    private readonly string _config;
    private Process? _process;

    public PrivateMosquitto(string more = "allow_anonymous true", bool savesEach = true)
    {
        Port = FreePort();
        _config = Path.Combine(_folder.FullName, "mosquitto.conf");
        File.WriteAllText(_config, $"""
            listener {Port} 127.0.0.1
            user root
            persistence true
            persistence_location {_folder.FullName}/
            autosave_interval {(savesEach ? 1 : 1_000_000)}
            autosave_on_changes true
            max_queued_messages 0
            {more.Replace("FOLDER", _folder.FullName, StringComparison.Ordinal)}

            """);
    }

    public int Port { get; }

    public string Folder => _folder.FullName;

    /// <summary>Skips the test where there is no such broker.</summary>
    public static void SkipWithout() => Assert.SkipUnless(File.Exists(Program), "mosquitto is not installed (apt-get install mosquitto), so no command went through it.");

    /// <summary>A broker that runs.</summary>
    public static PrivateMosquitto Begin(bool savesEach = true)
    {
        SkipWithout();
        var broker = new PrivateMosquitto(savesEach: savesEach);
        broker.Start();
        return broker;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", _config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        // That somebody listens at the port is no proof: it says itself that it runs.
        Eventually.Is(() => _process.HasExited || said.Any(line => line.EndsWith(" running", StringComparison.Ordinal)), "mosquitto runs");
        Assert.False(_process.HasExited, $"mosquitto ended: {string.Join(' ', said)}");
    }

    /// <summary>Ends it as a system does that goes down: it saves what it knows.</summary>
    public void Stop()
    {
        Signal("-TERM");
        _process!.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Lets it stand still, as a computer does that hangs.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    public void Forget() => File.Delete(Path.Combine(_folder.FullName, "mosquitto.db"));

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        kill.WaitForExit();
    }
}
