using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Traces;

/// <summary>Says which model decoded: two with the same hash answer alike.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 over name, length and bytes of each of its files that decide what it answers, in hex.</param>
public sealed record TracedModel(string Name, string Version, string Sha256)
{
    private static readonly string[] Files = [ModelManifest.FileName, "model.onnx", PopulationFile.FileName, CursorHead.FileName];

    /// <summary>The identity of a model in its folder.</summary>
    /// <exception cref="ModelManifestException">There is no model.</exception>
    public static TracedModel Of(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var manifest = ModelManifest.Load(Path.Combine(folder, ModelManifest.FileName));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Files)
        {
            string path = Path.Combine(folder, file);
            if (!File.Exists(path))
                continue;
            byte[] bytes = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{file} {bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return new TracedModel(manifest.Name, manifest.Version, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
