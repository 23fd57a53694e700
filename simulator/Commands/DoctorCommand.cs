using NeuralGlasses.Diagnosis;
using NeuralGlasses.Simulator.Bluetooth;
using NeuralGlasses.Simulator.Diagnosis;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Examines a wristband and prints what is wrong with it.</summary>
public static class DoctorCommand
{
    private const int StoppedByUser = 130;

    /// <summary>Examines, prints, and returns the exit code: 0 can be used, 1 something is wrong, 2 no band, 130 stopped by Ctrl-C.</summary>
    /// <exception cref="ScenarioException">Something given is wrong.</exception>
    public static int Execute(DoctorRequest request, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        BandOption.Check(request.Band, DoctorRequest.SimulatedBand, DoctorRequest.BluetoothBand);
        if (request.Seconds is not (>= BandExaminationOptions.MinStreamSeconds and <= BandExaminationOptions.MaxStreamSeconds))
            throw new ScenarioException($"--seconds is {request.Seconds}; expected {BandExaminationOptions.MinStreamSeconds} to {BandExaminationOptions.MaxStreamSeconds} seconds.");
        return request.Band == DoctorRequest.BluetoothBand ? ExamineReal(request, output) : ExamineSimulated(request, output);
    }

    private static int ExamineSimulated(DoctorRequest request, TextWriter output)
    {
        var scenario = Scenario.Load(request.Scenario);
        var seed = request.Seed ?? scenario.Seed;
        using var ctrlC = new CtrlC();
        var report = new SimulatedExamination(scenario, seed, request.Seconds, () => ctrlC.IsPressed).Run();
        output.Write(request.Json ? report.ToJson() + '\n' : ExaminationPage.Format(report, $"simulated, scenario {scenario.Name}, seed {seed}"));
        return ctrlC.IsPressed ? StoppedByUser : report.ExitCode;
    }

    private static int ExamineReal(DoctorRequest request, TextWriter output)
    {
        using var ctrlC = new CtrlC();
        using var examination = new BluetoothExamination(request.Adapter, request.Seconds, TimeProvider.System, () => ctrlC.IsPressed);
        var report = examination.Run();
        output.Write(request.Json ? report.ToJson() + '\n' : ExaminationPage.Format(report, examination.Device.Length > 0 ? examination.Device : "on this computer's Bluetooth"));
        if (!request.Json && examination.Obstacle.Length > 0)
            output.WriteLine($"The radio: {examination.Obstacle}");
        return ctrlC.IsPressed ? StoppedByUser : report.ExitCode;
    }
}
