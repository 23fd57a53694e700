using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Benchmarks;

/// <summary>How many times faster than real time the main job runs, headless, from the skin to the files on disk.</summary>
internal static class MainJobReport
{
    public static int Print(string[] args, TextWriter output, TextWriter error)
    {
        var rounds = 11;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], out rounds) || rounds < 1)))
        {
            error.WriteLine($"error: '{string.Join(' ', args)}' is no number of rounds; expected one whole number from 1.");
            return 2;
        }

        var model = Path.Combine(AppContext.BaseDirectory, "models", "hand-gestures");
        var calibration = CalibrationRun.Execute(Scenario.Load("first-minute"), model, seed: 1, TimeProvider.System);
        output.WriteLine($"the wearer's guided session, checked and learnt from: {calibration.ComputeS:F2} s");
        var factors = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("neuralglasses-");
            using (var simulation = new Simulator.Simulation(new SimulationSetup
            {
                Scenario = Scenario.Load("first-minute"),
                ModelFolder = model,
                Profile = calibration.Profile,
                Folder = () => RunFolder.Open(folder.FullName),
            }))
            {
                var report = simulation.Run();
                factors.Add(report.RealTimeFactor);
                output.WriteLine($"round {round + 1}: {report.WallS:F2} s, {report.RealTimeFactor:F0} x real time{(round == 0 ? " (cold)" : "")}");
            }

            folder.Delete(recursive: true);
        }

        factors.Sort();
        output.WriteLine($"median {factors[factors.Count / 2]:F0} x, least {factors[0]:F0} x, most {factors[^1]:F0} x real time");
        return 0;
    }
}
