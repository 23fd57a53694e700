using System.Security.Cryptography;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Typing.Language.Texts;

/// <summary>The folder into which the texts were fetched; what a plan names in it is checked before it is read.</summary>
public sealed class TextFolder(string folder)
{
    /// <summary>The bytes of the files of a source, in the order of their names.</summary>
    /// <exception cref="RecordingException">They are missing, or not those that the plan names.</exception>
    public IReadOnlyList<byte[]> Files(TextSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var place = Path.Combine(folder, Path.GetDirectoryName(source.Files) ?? "");
        string[] paths = Directory.Exists(place) ? [.. Directory.GetFiles(place, Path.GetFileName(source.Files)).Order(StringComparer.Ordinal)] : [];
        if (paths.Length == 0)
            throw new RecordingException($"{Path.Combine(folder, source.Files)}: there is no such file; fetch the texts with emg-models/text-entry/fetch-texts.sh.");
        var files = paths.Select(File.ReadAllBytes).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(file);
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != source.Sha256)
            throw new RecordingException($"{Path.Combine(folder, source.Files)}: has the SHA-256 {found}, the plan expects {source.Sha256}; fetch version {source.Version} of {source.From}, or change the plan.");
        return files;
    }

    /// <summary>The texts of a source, each of which is one paragraph, entry or line.</summary>
    public IEnumerable<string> Texts(TextSource source) => Files(source).SelectMany(file => TextReaders.Read(source.Reader, file));
}
