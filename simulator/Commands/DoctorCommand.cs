using NeuralGlasses.Diagnosis;
using NeuralGlasses.Simulator.Diagnosis;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Examines a wristband and prints what is wrong with it.</summary>
public static class DoctorCommand
{
    private const int StoppedByUser = 130;

    /// <summary>Examines, prints, and returns the exit code: 0 can be used, 1 something is wrong, 2 no band, 130 stopped by Ctrl-C.</summary>
    /// <exception cref="ScenarioException">Something given is wrong, or a real band is asked for.</exception>
    public static int Execute(DoctorRequest request, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        BandOption.Check(request.Band);
        if (request.Seconds is not (>= BandExaminationOptions.MinStreamSeconds and <= BandExaminationOptions.MaxStreamSeconds))
            throw new ScenarioException($"--seconds is {request.Seconds}; expected {BandExaminationOptions.MinStreamSeconds} to {BandExaminationOptions.MaxStreamSeconds} seconds.");
        var scenario = Scenario.Load(request.Scenario);
        var seed = request.Seed ?? scenario.Seed;
        using var ctrlC = new CtrlC();
        var report = new SimulatedExamination(scenario, seed, request.Seconds, () => ctrlC.IsPressed).Run();
        output.Write(request.Json ? report.ToJson() + '\n' : ExaminationPage.Format(report, $"simulated, scenario {scenario.Name}, seed {seed}"));
        return ctrlC.IsPressed ? StoppedByUser : report.ExitCode;
    }
}
