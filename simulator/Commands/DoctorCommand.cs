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
        if (request.Band is not (DoctorRequest.SimulatedBand or DoctorRequest.BluetoothBand))
            throw new ScenarioException($"--band is '{request.Band}'; expected {DoctorRequest.SimulatedBand}.");
        if (request.Band == DoctorRequest.BluetoothBand)
            throw new ScenarioException("A real wristband needs the radio adapter that comes with the Linux link, which is not in this build; expected --band simulated.");
        if (request.Seconds is not (>= BandExaminationOptions.MinStreamSeconds and <= BandExaminationOptions.MaxStreamSeconds))
            throw new ScenarioException($"--seconds is {request.Seconds}; expected {BandExaminationOptions.MinStreamSeconds} to {BandExaminationOptions.MaxStreamSeconds} seconds.");
        var scenario = Scenario.Load(request.Scenario);
        var isStopped = false;
        var examination = new SimulatedExamination(scenario, request.Seed, request.Seconds, () => Volatile.Read(ref isStopped));
        ConsoleCancelEventHandler onCancel = (_, pressed) =>
        {
            // The first Ctrl-C ends the examination at the firmware's next wake and prints what is known; the second one kills.
            pressed.Cancel = !Volatile.Read(ref isStopped);
            Volatile.Write(ref isStopped, true);
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            var report = examination.Run();
            output.Write(request.Json ? report.ToJson() + '\n' : ExaminationPage.Format(report, $"simulated, scenario {scenario.Name}, seed {request.Seed}"));
            return isStopped ? StoppedByUser : report.ExitCode;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
