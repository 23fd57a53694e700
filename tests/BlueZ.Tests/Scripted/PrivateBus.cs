using System.Diagnostics;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>A message bus of our own in a temporary folder, on which anybody may take any name.</summary>
internal sealed class PrivateBus : IDisposable
{
    private const string Daemon = "dbus-daemon";
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-bus").FullName;
    private Process _daemon;

    public PrivateBus()
    {
        File.WriteAllText(Path.Combine(_folder, "bus.conf"), $"""
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <listen>unix:path={_folder}/socket</listen>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow receive_sender="*"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """);
        _daemon = Begin();
    }

    public static bool IsInstalled { get; } = Environment.GetEnvironmentVariable("PATH")?.Split(':').Any(folder => File.Exists(Path.Combine(folder, Daemon))) ?? false;

    public string Address => $"unix:path={_folder}/socket";

    /// <summary>The bus drops every connection, and is there again.</summary>
    public void Restart()
    {
        End();
        _daemon = Begin();
    }

    /// <summary>The bus drops every connection and stays away.</summary>
    public void End()
    {
        _daemon.Kill();
        _daemon.WaitForExit();
        _daemon.Dispose();
        File.Delete(Path.Combine(_folder, "socket"));
    }

    public void Dispose()
    {
        try
        {
            End();
        }
        catch (InvalidOperationException)
        {
            // It was ended before.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Process Begin()
    {
        var daemon = Process.Start(new ProcessStartInfo(Daemon, [$"--config-file={_folder}/bus.conf", "--nofork", "--print-address"]) { RedirectStandardOutput = true })!;

        // The address is printed once the bus listens.
        if (daemon.StandardOutput.ReadLine() is null)
            throw new InvalidOperationException("dbus-daemon ended at once.");
        return daemon;
    }
}
