using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>cross-train</c>.</summary>
public static class CrossTrainCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets of emg-h5/1 recordings.", Required = true };
        var simulated = new Option<string>("--simulated") { Description = "Folder of what simulate-people wrote.", Required = true };
        var set = new Option<string[]>("--set") { Description = "Set, once for each; its simulated people are in the set simulated-SET.", Required = true };
        var decoder = new Option<string[]>("--decoder") { Description = "Decoder, once for each; an unknown name lists them.", Required = true };
        var protocol = new Option<string[]>("--protocol") { Description = "zero-shot or one-shot, once for each.", Required = true };
        var folds = new Option<int>("--folds") { Description = "Folds by person where teachers and tested people are of one kind, at least 2.", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same file.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("cross-train", "Teach decoders with real and with simulated people and test them on both.") { data, simulated, set, decoder, protocol, folds, seed, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            CrossTrainRun.Execute(
                new CrossTrainOptions
                {
                    DataDirectory = arguments.GetRequiredValue(data),
                    SimulatedDirectory = arguments.GetRequiredValue(simulated),
                    Sets = arguments.GetRequiredValue(set),
                    Decoders = arguments.GetRequiredValue(decoder),
                    Protocols = arguments.GetRequiredValue(protocol),
                    Folds = arguments.GetValue(folds),
                    Seed = arguments.GetValue(seed),
                    OutputFile = arguments.GetRequiredValue(output),
                },
                Console.Out,
                bar);
        }));
        return command;
    }
}
