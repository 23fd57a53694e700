using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Simulator.Bluetooth;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Makes this computer a wristband for whatever is a central on its Bluetooth.</summary>
public static class BandCommand
{
    private const int StoppedByUser = 130;
    private const double LateMs = 100;

    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var defaults = new BandRequest();
        var scenario = new Option<string>("--scenario") { Description = "Name of a built-in scenario, or a scenario file: arm, band and the band's faults.", DefaultValueFactory = _ => defaults.Scenario, HelpName = "NAME|FILE" };
        var recording = new Option<string?>("--recording") { Description = "Recording in the format emg-h5/1 that drives the electrodes instead of the scenario's arm; of that only the turns of the forearm are left.", HelpName = "FILE" };
        var repeat = new Option<bool>("--repeat") { Description = "Begin the recording anew at its end." };
        var seed = new Option<int?>("--seed") { Description = "Seed of every die. Default: the scenario's.", HelpName = "N" };
        var adapter = new Option<string?>("--adapter") { Description = "Bluetooth adapter, such as hci1, which the band then has for itself. Default: the first.", HelpName = "NAME" };
        var pair = new Option<bool>("--pair") { Description = "Hold the band's button at the start, which opens its pairing for a minute; later, press p." };
        var passkey = new Option<bool>("--passkey") { Description = "Show a passkey when something pairs, and refuse links whose key was made without one." };
        var folder = new Option<string>("--folder") { Description = "Folder of the band's settings and bond; made where it is missing.", DefaultValueFactory = _ => defaults.Folder, HelpName = "DIR" };
        var seconds = new Option<double?>("--seconds") { Description = "Time after which it ends. Default: with Ctrl-C.", HelpName = "S" };
        var command = new Command("band", "Be a wristband on this computer's Bluetooth, at the pace of the clock, until Ctrl-C: the firmware, on the simulated board of a scenario. Linux with BlueZ.") { scenario, recording, repeat, seed, adapter, pair, passkey, folder, seconds };
        command.SetAction(parsed => Execute(
            new BandRequest
            {
                Scenario = parsed.GetValue(scenario)!,
                Recording = parsed.GetValue(recording),
                Repeat = parsed.GetValue(repeat),
                Seed = parsed.GetValue(seed),
                Adapter = parsed.GetValue(adapter),
                Pair = parsed.GetValue(pair),
                Passkey = parsed.GetValue(passkey),
                Folder = parsed.GetValue(folder)!,
                Seconds = parsed.GetValue(seconds),
            },
            output));
        return command;
    }

    /// <summary>Is a wristband until it is stopped, and returns the exit code.</summary>
    /// <exception cref="ScenarioException">Something given is wrong.</exception>
    internal static int Execute(BandRequest request, TextWriter output)
    {
        if (!OperatingSystem.IsLinux())
            throw new ScenarioException("A computer can be a wristband with Linux and BlueZ alone; this one has another system. Run a scenario with 'run' instead.");
        if (request.Seconds is <= 0 or > 1e9)
            throw new ScenarioException(string.Create(CultureInfo.InvariantCulture, $"--seconds is {request.Seconds}; expected more than 0."));
        using var ctrlC = new CtrlC();
        BandOnAir? band = null;
        using (band = new BandOnAir(request, TimeProvider.System, () => IsOver(ctrlC, band), Tell))
        {
            output.WriteLine($"A wristband with the arm of {request.Recording ?? request.Scenario}; Ctrl-C ends it{(Console.IsInputRedirected ? "" : ", p opens its pairing")}.");
            band.Run();
            if (band.LongestLag.TotalMilliseconds > LateMs)
                Tell(band.Clock.Microseconds / 1e6, $"this computer was too slow for the pace of the clock: up to {band.LongestLag.TotalSeconds:F1} s behind");
        }

        return ctrlC.IsPressed ? StoppedByUser : 0;

        void Tell(double atS, string what)
        {
            lock (output)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{atS,9:F1} s  {what}"));
        }
    }

    private static bool IsOver(CtrlC ctrlC, BandOnAir? band)
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).Key == ConsoleKey.P)
                band?.HoldButton();
        }

        return ctrlC.IsPressed;
    }
}
