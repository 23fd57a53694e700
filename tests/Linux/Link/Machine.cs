using System.Diagnostics;

namespace NeuralGlasses.Linux.Link;

/// <summary>The machine around the two programs: bluetoothd, adapters and their power.</summary>
internal static class Machine
{
    /// <summary>Kills the bluetoothd of the glasses' computer as a crash would.</summary>
    public static void KillBluetoothd() => Run("sh", "-c", "kill -KILL $(cat /run/bluetoothd.glasses)");

    /// <summary>Starts it again, as systemd would.</summary>
    public static void StartBluetoothd() => Run("/host/in/guest/bluetoothd", "glasses", "0 2");

    /// <summary>Takes an adapter's power or gives it back, past bluetoothd: the link is lost without a word.</summary>
    public static void SetPower(int adapter, bool on) => Run("sh", "-c", $"mkfifo silence 2>/dev/null; timeout 10 btmgmt --index {adapter} power {(on ? "on" : "off")} <>silence");

    public static string Read(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Trim();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
