using System.Diagnostics;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>
/// PipeWire and its session's WirePlumber as a user has them, in a folder of their own and without hardware: a cable from what is played to what is heard. Programs that
/// this process starts meanwhile find it.
/// </summary>
internal sealed class PrivatePipeWire : IDisposable
{
    private const string Folder = "XDG_RUNTIME_DIR";
    private const string AlsaDevice = "/usr/share/alsa/alsa.conf.d/50-pipewire.conf";
    private const string Cable = """
        context.modules = [
          { name = libpipewire-module-loopback args = {
              capture.props = { node.name = cable_in media.class = Audio/Sink audio.position = [ MONO ] }
              playback.props = { node.name = cable_out media.class = Audio/Source audio.position = [ MONO ] } } }
        ]
        """;

    private static readonly string[] Needs = ["/usr/bin/pipewire", "/usr/bin/wireplumber", "/usr/bin/aplay", "/usr/bin/dbus-run-session", AlsaDevice];
    private readonly string? _formerFolder = Environment.GetEnvironmentVariable(Folder);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipewire");
    private readonly Process _session;

    public PrivatePipeWire()
    {
        var config = Directory.CreateDirectory(Path.Combine(_folder.FullName, "pipewire", "pipewire.conf.d"));
        File.WriteAllText(Path.Combine(config.FullName, "cable.conf"), Cable);
        Environment.SetEnvironmentVariable(Folder, _folder.FullName);
        var start = new ProcessStartInfo("dbus-run-session", ["--", "sh", "-c", "pipewire & pipes=$!; wireplumber & session=$!; read -r end; kill $session $pipes; wait"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["XDG_CONFIG_HOME"] = _folder.FullName, ["XDG_STATE_HOME"] = _folder.FullName },
        };
        _session = Process.Start(start)!;
        _session.BeginErrorReadLine();
        _session.BeginOutputReadLine();
    }

    /// <summary>Skips the test where something of it is not installed.</summary>
    public static void SkipWithout() => Assert.SkipUnless(Needs.All(File.Exists), "PipeWire is not whole (apt-get install pipewire wireplumber pipewire-alsa alsa-utils dbus-daemon), so nothing was played through it.");

    public void Dispose()
    {
        _session.StandardInput.Close();
        if (!_session.WaitForExit(5000))
            _session.Kill(entireProcessTree: true);
        _session.Dispose();
        Environment.SetEnvironmentVariable(Folder, _formerFolder);
        _folder.Delete(recursive: true);
    }
}
