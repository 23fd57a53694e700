using System.Net;
using System.Net.Sockets;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses.Doctor;

/// <summary>Looks at everything that the glasses need of a board, one thing after the other, before they run on it. What one lacks hides nothing of the others.</summary>
internal sealed class BoardDoctor(GlassesProgramOptions options, GlassesClock clock)
{
    // Less than some hundred photos; a guess.
    private const long LeastFreeBytes = 200_000_000;

    private readonly List<Finding> _findings = [];

    /// <summary>What was found, in the order in which it was looked at.</summary>
    public IReadOnlyList<Finding> Examine()
    {
        if (Runs())
        {
            Add(FindingSeverity.Wrong, "glasses", "They run on this board and hold its devices; stop them first, as with 'sudo systemctl stop neuralglasses', and run this again.");
            return _findings;
        }

        Look("folder", Folder);
        Look("gestures", () => Model(options.Model));
        if (options.Cursor.Length > 0)
            Look("pointer", () => Model(options.Cursor));
        _findings.AddRange(BandCheck.Look(options, clock));
        if (options.Devices == DeviceSource.Linux)
            _findings.AddRange(new DeviceCheck(LinuxSettings.Read(options.Linux), clock).Look());
        else
            Add(FindingSeverity.Note, "devices", $"They are virtual, of the profile '{options.Profile}'; set 'devices' to linux for those of this board.");
        return _findings;
    }

    /// <summary>What is said below the findings.</summary>
    public static string Summary(IReadOnlyList<Finding> findings) => (findings.Count(f => f.Severity == FindingSeverity.Wrong), findings.Count(f => f.Severity == FindingSeverity.Warning)) switch
    {
        (0, 0) => "The glasses can run on this board.",
        (0, var warnings) => $"The glasses can run on this board; warnings: {warnings}.",
        (var wrong, _) => $"The glasses cannot run on this board as they are set; wrong: {wrong}.",
    };

    /// <summary>What looking at something found: itself, or why it could not be looked at.</summary>
    public static Finding Of(string subject, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (Exception error) when (error is DeviceFailedException or IOException or UnauthorizedAccessException or ModelManifestException or TraceException)
        {
            return new Finding(FindingSeverity.Wrong, subject, error.Message);
        }
    }

    private void Look(string subject, Func<Finding> look) => _findings.Add(Of(subject, look));

    private void Add(FindingSeverity severity, string subject, string sentence) => _findings.Add(new Finding(severity, subject, sentence));

    private bool Runs()
    {
        if (options.HealthPort == 0)
            return false;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, options.HealthPort);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Finding Folder()
    {
        var folder = Path.GetFullPath(options.Folder);
        var trial = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(trial, "");
            File.Delete(trial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Finding(FindingSeverity.Wrong, "folder", $"{Environment.UserName} cannot write to {folder} ({error.Message}); set another 'folder', or run this as who runs the glasses: sudo -u neuralglasses.");
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free < LeastFreeBytes
            ? new Finding(FindingSeverity.Warning, "folder", $"{folder} has {free / 1_000_000} MB left; expected {LeastFreeBytes / 1_000_000} MB for photos; make room.")
            : new Finding(FindingSeverity.Ok, "folder", $"{folder} can be written to, {free / 1_000_000_000.0:F1} GB are free.");
    }

    private static Finding Model(string folder)
    {
        var manifest = ModelManifest.Load(Path.Combine(folder, ModelManifest.FileName));
        return new Finding(FindingSeverity.Ok, manifest.Name, $"Version {manifest.Version}, for {manifest.ChannelCount} channels.");
    }
}
