using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>calibrate</c>.</summary>
public static class CalibrateCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Directory of a model with its population.bin, such as emg-models/hand-gestures.", Required = true };
        var recording = new Option<string>("--recording") { Description = "An emg-h5/1 recording of the model's gestures.", Required = true };
        var repetitions = new Option<int>("--repetitions") { Description = "Repetitions of each gesture to calibrate with, 1 to 3; later ones show how well it works.", DefaultValueFactory = _ => 1 };
        var key = new Option<string>("--key") { Description = "File with the key that signs the profile; made if it is missing.", Required = true };
        var output = new Option<string>("--out") { Description = "Profile to write.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recording, model and seed give the same profile.", DefaultValueFactory = _ => 1 };
        var accept = new Option<bool>("--accept-findings") { Description = "Adapt in spite of what the check found." };
        var command = new Command("calibrate", "Adapt a model to one wearer from a guided recording and write the signed profile.") { model, recording, repetitions, key, output, seed, accept };
        command.SetAction(arguments =>
        {
            var written = false;
            var code = CommandAction.Run(() => written = CalibrateRun.Execute(
                arguments.GetRequiredValue(model),
                arguments.GetRequiredValue(recording),
                arguments.GetValue(repetitions),
                arguments.GetRequiredValue(key),
                arguments.GetRequiredValue(output),
                arguments.GetValue(seed),
                arguments.GetValue(accept),
                Console.Out));
            return code != 0 ? code : written ? 0 : CommandAction.BadInput;
        });
        return command;
    }
}
