using System.CommandLine;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>The option that says which wristband a verb looks at.</summary>
internal static class BandOption
{
    /// <summary>Makes it, for a verb that looks at bands of these kinds.</summary>
    public static Option<string> Make(string preset, params string[] kinds) => new("--band")
    {
        Description = kinds.Contains(DoctorRequest.BluetoothBand) ? "'simulated', or 'bluetooth' for the one on this computer's Bluetooth (Linux with BlueZ)." : "'simulated'.",
        DefaultValueFactory = _ => preset,
        HelpName = "BAND",
    };

    /// <summary>Accepts a band of these kinds.</summary>
    /// <exception cref="ScenarioException">It is another, or this computer has another system than Linux.</exception>
    public static void Check(string band, params string[] kinds)
    {
        if (!kinds.Contains(band))
            throw new ScenarioException($"--band is '{band}'; expected {string.Join(" or ", kinds)}.");
        if (band == DoctorRequest.BluetoothBand && !OperatingSystem.IsLinux())
            throw new ScenarioException("--band bluetooth needs Linux with BlueZ, and this computer has another system; expected --band simulated.");
    }
}
