using System.Globalization;
using NeuralGlasses.BlueZ;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses.Doctor;

/// <summary>Looks at the way to the wristband: this computer's Bluetooth, what it is told, and whether the band that is paired answers. It pairs with nobody.</summary>
internal static class BandCheck
{
    /// <summary>Where bluetoothd's settings stand: those of the package in the place of bluetoothd's own.</summary>
    public static readonly string[] SettingsOfBluetoothd = ["/etc/neuralglasses/bluetooth.conf", "/etc/bluetooth/main.conf"];

    /// <summary>Room of a socket that holds what glasses that stand still for 5 s miss, in bytes.</summary>
    public const int SocketBytes = 8_388_608;

    private const string RoomOfSocket = "/proc/sys/net/core/wmem_default";

    // A band that is paired and near is there within 3 s; one attempt at a connection takes 30 s at most.
    private const double PatienceUs = 35e6;
    private const double PeriodUs = 20_000;

    /// <summary>What was found.</summary>
    public static IEnumerable<Finding> Look(GlassesProgramOptions options, GlassesClock clock)
    {
        switch (options.Band)
        {
            case BandSource.Bluetooth:
                yield return Room(RoomOfSocket);
                yield return Bearers(SettingsOfBluetoothd.FirstOrDefault(File.Exists) ?? SettingsOfBluetoothd[^1]);
                yield return Radio(options, clock);
                break;
            case BandSource.Trace:
                yield return BoardDoctor.Of("band", () => Trace(options.Trace));
                break;
            default:
                yield return new Finding(FindingSeverity.Note, "band", "None is set; set 'band' to bluetooth for the wristband.");
                break;
        }
    }

    /// <summary>Whether the kernel gives bluetoothd's sockets room.</summary>
    internal static Finding Room(string file)
    {
        var text = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= SocketBytes
            ? new Finding(FindingSeverity.Ok, "sockets", $"They have room for {bytes} bytes.")
            : new Finding(FindingSeverity.Warning, "sockets", $"net.core.wmem_default is {(text.Length > 0 ? text : "not known")}; expected {SocketBytes}, or samples are thrown away when the glasses are late; set it in /etc/sysctl.d.");
    }

    /// <summary>Whether bluetoothd is told to open one bearer.</summary>
    internal static Finding Bearers(string file)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var said = lines.Select(line => line.Replace(" ", "", StringComparison.Ordinal)).LastOrDefault(line => line.StartsWith("Channels=", StringComparison.Ordinal));
        return said == "Channels=1"
            ? new Finding(FindingSeverity.Ok, "bearers", $"{file} has bluetoothd open one.")
            : new Finding(FindingSeverity.Warning, "bearers", $"{file} says {said ?? "nothing of Channels"}; expected 'Channels = 1' below [GATT], or samples overtake each other; set it and restart bluetooth.service.");
    }

    private static Finding Radio(GlassesProgramOptions options, GlassesClock clock)
    {
        using var band = new BluetoothBand(options with { Pairing = PairingChoice.Never }, clock);
        var end = clock.Now.Plus(PatienceUs);
        while (clock.Now < end && band.Way is { State: not RadioState.Connected, Problem: RadioProblem.None })
        {
            band.Bring(clock.Now);
            clock.WaitUntil(clock.Now.Plus(PeriodUs));
        }

        return Of(band.Way!);
    }

    /// <summary>What the way to the band means for the glasses.</summary>
    internal static Finding Of(RadioCondition way) => way switch
    {
        { State: RadioState.Connected } => new Finding(FindingSeverity.Ok, "band", $"{way.Device} answers, with an MTU of {way.Mtu} bytes."),
        { Problem: RadioProblem.NotPaired } => new Finding(FindingSeverity.Note, "band", "Bluetooth is ready and no wristband is paired; start the glasses, bring the band close and open its pairing by a long press of its button."),
        { Problem: RadioProblem.NoBand or RadioProblem.ConnectFailed } => new Finding(FindingSeverity.Warning, "band", way.Sentence),
        { Problem: RadioProblem.None } => new Finding(FindingSeverity.Warning, "band", $"{way.Device} is paired and did not connect in {PatienceUs / 1e6:F0} s; charge it and bring it close."),
        _ => new Finding(FindingSeverity.Wrong, "bluetooth", way.Sentence),
    };

    private static Finding Trace(string path)
    {
        using var reader = new TraceReader(path);
        return new Finding(FindingSeverity.Note, "band", $"It is the trace {path}.");
    }
}
