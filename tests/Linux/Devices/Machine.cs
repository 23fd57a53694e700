using System.Diagnostics;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Linux.Devices;

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
    public static bool Until(Func<bool> holds, double seconds = 20)
    {
        var end = Now.Plus(seconds * 1e6);
        while (!holds())
        {
            if (Now > end)
                return false;
            Wait(5);
        }

        return true;
    }

    public static void Wait(int milliseconds) => Thread.Sleep(milliseconds);

    /// <summary>Runs a command of the shell, and gives what it said.</summary>
    public static string Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command + " 2>&1"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Trim();
    }
}
