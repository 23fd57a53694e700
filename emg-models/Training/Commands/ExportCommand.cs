using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>export</c>.</summary>
public static class ExportCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Directory of a model with its population.bin.", Required = true };
        var profile = new Option<string?>("--profile") { Description = "A wearer's profile; the graph is that wearer's then." };
        var key = new Option<string?>("--key") { Description = "Key that signed the profile." };
        var output = new Option<string>("--out") { Description = "Directory to write; made when absent.", Required = true };
        var command = new Command("export", "Write ONNX graph, manifest and parity vectors of a population, or the graph of one wearer.") { model, profile, key, output };
        command.SetAction(arguments => CommandAction.Run(() => ExportRun.Execute(
            arguments.GetRequiredValue(model),
            arguments.GetValue(profile),
            arguments.GetValue(key),
            arguments.GetRequiredValue(output),
            Console.Out)));
        return command;
    }
}
