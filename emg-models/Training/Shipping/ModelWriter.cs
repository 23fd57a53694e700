using System.Security.Cryptography;
using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Shipping;

/// <summary>Writes the directory of a model, every file whole or not at all.</summary>
internal static class ModelWriter
{
    /// <summary>Name of the graph.</summary>
    public const string GraphFileName = OnnxDecoder.ModelFileName;

    /// <summary>Name of the parity vectors.</summary>
    public const string VectorsFileName = "expected.json";

    /// <summary>Name of the card.</summary>
    public const string CardFileName = "card.md";

    /// <summary>Writes graph, population, manifest and parity vectors.</summary>
    public static void Write(string directory, Population population, ModelManifest manifest, int seed)
    {
        Directory.CreateDirectory(directory);
        WholeFile.Write(Path.Combine(directory, GraphFileName), PopulationGraph.Build(population, manifest.Labels));
        WholeFile.Write(Path.Combine(directory, PopulationFile.FileName), PopulationFile.ToBytes(population));
        manifest.Save(Path.Combine(directory, ModelManifest.FileName));
        WholeFile.Write(Path.Combine(directory, VectorsFileName), TrainingJson.Lines(ParityVectors.Of(population, manifest, seed)));
    }

    /// <summary>SHA-256 of a file, in hexadecimal digits.</summary>
    public static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
