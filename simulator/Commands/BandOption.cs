using System.CommandLine;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>The option that says which wristband a verb looks at.</summary>
internal static class BandOption
{
    /// <summary>Makes it.</summary>
    public static Option<string> Make(string preset) => new("--band")
    {
        Description = "'simulated'. A real band, 'bluetooth', needs the radio adapter that comes with the Linux link and is not in this build.",
        DefaultValueFactory = _ => preset,
        HelpName = "BAND",
    };

    /// <summary>Accepts the simulated band.</summary>
    /// <exception cref="ScenarioException">It is another, or a real one.</exception>
    public static void Check(string band)
    {
        if (band == DoctorRequest.BluetoothBand)
            throw new ScenarioException("A real wristband needs the radio adapter that comes with the Linux link, which is not in this build; expected --band simulated.");
        if (band != DoctorRequest.SimulatedBand)
            throw new ScenarioException($"--band is '{band}'; expected {DoctorRequest.SimulatedBand}.");
    }
}
