using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Linux;

/// <summary>The machine around the drivers: its simulated lines, registers, cards and cameras, as a hand at the board would move them.</summary>
internal static class Machine
{
    private const string Bus = "/sys/devices/platform/rigbus";
    private const int RegistersOfAddress = 256;
    private static readonly long Began = TimeProvider.System.GetTimestamp();

    /// <summary>Host time: since the program began.</summary>
    public static HostTime Now => new((long)TimeProvider.System.GetElapsedTime(Began).TotalMicroseconds);

    /// <summary>Folder of the simulated GPIO bank's lines.</summary>
    public static string Lines { get; set; } = "";

    /// <summary>Pulls a line of the bank up or down.</summary>
    public static void Pull(int line, bool isUp) => File.WriteAllText($"{Lines}/sim_gpio{line}/pull", isUp ? "pull-up" : "pull-down");

    /// <summary>Whether a line is driven high.</summary>
    public static bool IsDriven(int line) => File.ReadAllText($"{Lines}/sim_gpio{line}/value").Trim() == "1";

    /// <summary>Writes registers of a chip on I²C, which brings it onto the bus.</summary>
    public static void SetRegisters(int address, int first, params byte[] values)
    {
        using var file = File.OpenHandle($"{Bus}/i2c_registers", FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.Write(file, values, (address * RegistersOfAddress) + first);
    }

    /// <summary>Reads a register of it.</summary>
    public static byte Register(int address, int register)
    {
        using var file = File.OpenHandle($"{Bus}/i2c_registers");
        var value = new byte[1];
        RandomAccess.Read(file, value, (address * RegistersOfAddress) + register);
        return value[0];
    }

    /// <summary>Takes it off the bus.</summary>
    public static void Unplug(int address) => File.WriteAllText($"{Bus}/i2c_absent", $"{address}");

    /// <summary>The last bytes that went over SPI.</summary>
    public static byte[] WrittenToSpi() => File.ReadAllBytes($"{Bus}/spi_written");

    /// <summary>Waits until something holds, and says whether it did.</summary>
    public static bool Until(Func<bool> holds, double seconds = 20, int everyMs = 5)
    {
        var end = Now.Plus(seconds * 1e6);
        while (!holds())
        {
            if (Now > end)
                return false;
            Wait(everyMs);
        }

        return true;
    }

    public static void Wait(int milliseconds) => Thread.Sleep(milliseconds);

    /// <summary>Asks the host for a picture of the screen, into the folder of results; gives its path, or null if the host does not answer.</summary>
    public static string? Dump(string results, string name)
    {
        // Renamed, as the host takes a question away as soon as it is there.
        File.WriteAllText($"{results}/ask/{name}.part", "");
        File.Move($"{results}/ask/{name}.part", $"{results}/ask/{name}.ask");
        return Until(() => File.Exists($"{results}/ask/{name}.answer")) && File.Exists($"{results}/{name}") ? $"{results}/{name}" : null;
    }

    /// <summary>Reads such a picture in the form PPM, three bytes a pixel.</summary>
    public static (int Width, int Height, byte[] Pixels) ReadPpm(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var words = Encoding.ASCII.GetString(bytes, 0, Math.Min(40, bytes.Length)).Split([' ', '\n'], 5);
        var (width, height) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
        return (width, height, bytes[^(3 * width * height)..]);
    }

    /// <summary>Path of an input device by its name, as /proc/bus/input/devices tells it; null if it is not there.</summary>
    public static string? InputPathOf(string name)
    {
        var lines = File.ReadAllLines("/proc/bus/input/devices");
        var at = Array.FindIndex(lines, line => line == $"N: Name=\"{name}\"");
        var handlers = at < 0 ? null : lines.Skip(at).First(line => line.StartsWith("H: Handlers=", StringComparison.Ordinal));
        var node = handlers?.Split(' ', '=').FirstOrDefault(word => word.StartsWith("event", StringComparison.Ordinal));
        return node is null || !File.Exists($"/dev/input/{node}") ? null : $"/dev/input/{node}";
    }

    /// <summary>Runs a command of the shell, and gives what it said.</summary>
    public static string Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command + " 2>&1"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Trim();
    }
}
