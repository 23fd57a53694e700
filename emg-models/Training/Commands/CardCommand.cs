using System.CommandLine;
using System.Text.Json;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>card</c>.</summary>
public static class CardCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Directory of a model, such as emg-models/hand-gestures.", Required = true };
        var command = new Command("card", "Write the card of a model again from its manifest, plan and figures.") { model };
        command.SetAction(arguments => CommandAction.Run(() => Execute(arguments.GetRequiredValue(model), Console.Out)));
        return command;
    }

    /// <summary>Writes <c>card.md</c> of a model.</summary>
    /// <param name="directory">Directory of the model.</param>
    /// <param name="output">Receives a line at the end.</param>
    /// <exception cref="RecordingException">The plan or the figures are missing or broken.</exception>
    public static void Execute(string directory, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var manifest = ModelManifest.Load(Path.Combine(directory, ModelManifest.FileName));
        var plan = TrainingPlan.Load(Path.Combine(directory, TrainingPlan.FileName));
        var path = Path.Combine(directory, ModelFigures.FileName);
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; run 'train' first.");
        ModelFigures? figures;
        try
        {
            figures = JsonSerializer.Deserialize(File.ReadAllText(path), ModelFiguresJson.Default.ModelFigures);
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }

        if (figures is null || figures.GraphSha256 != ModelWriter.HashOf(Path.Combine(directory, ModelWriter.GraphFileName)))
            throw new RecordingException($"{path}: the figures belong to another {ModelWriter.GraphFileName} than the one beside them; run 'train' again.");
        WholeFile.Write(Path.Combine(directory, ModelWriter.CardFileName), ModelCard.Write(manifest, plan, figures));
        output.WriteLine($"wrote {Path.Combine(directory, ModelWriter.CardFileName)}");
    }
}
