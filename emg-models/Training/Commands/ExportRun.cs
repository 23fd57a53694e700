using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>Writes the graph of a population or of one wearer with what pins it.</summary>
public static class ExportRun
{
    private const int Seed = 1;

    /// <summary>Exports; the same population and profile give the same bytes.</summary>
    /// <param name="modelDirectory">Directory of a model with its population.</param>
    /// <param name="profileFile">A wearer's profile, or null for the population.</param>
    /// <param name="keyFile">Key that signed the profile.</param>
    /// <param name="outputDirectory">Directory to write.</param>
    /// <param name="output">Receives a line at the end.</param>
    /// <exception cref="CalibrationException">The population or the profile cannot be used.</exception>
    /// <exception cref="ArgumentException">A profile is given without its key.</exception>
    public static void Execute(string modelDirectory, string? profileFile, string? keyFile, string outputDirectory, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var manifest = ModelManifest.Load(Path.Combine(modelDirectory, ModelManifest.FileName));
        var population = PopulationFile.Load(Path.Combine(modelDirectory, PopulationFile.FileName));
        if (profileFile is null)
        {
            ModelWriter.Write(outputDirectory, population, manifest, Seed);
            output.WriteLine($"wrote graph, population, manifest and parity vectors of '{manifest.Name}' {manifest.Version} to {outputDirectory}");
            return;
        }

        if (keyFile is null)
            throw new ArgumentException("--key: is missing; give the key that signed the profile.");
        var profile = PersonalProfile.Load(profileFile, File.ReadAllBytes(keyFile), population);
        Directory.CreateDirectory(outputDirectory);
        WholeFile.Write(Path.Combine(outputDirectory, ModelWriter.GraphFileName), PersonalGraph.Build(profile.Model, manifest.Labels));
        var personal = manifest.ForWearer();
        personal.Save(Path.Combine(outputDirectory, ModelManifest.FileName));
        WholeFile.Write(Path.Combine(outputDirectory, ModelWriter.VectorsFileName), TrainingJson.Lines(ParityVectors.Of(profile.Model, personal, Seed)));
        output.WriteLine($"wrote graph, manifest and parity vectors of one wearer of '{manifest.Name}' {manifest.Version} to {outputDirectory}");
    }
}
