using System.Text;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Hosting;

/// <summary>The <c>.txt</c> files of a folder, in UTF-8.</summary>
/// <param name="path">The folder; it need not exist.</param>
public sealed class DocumentFolder(string path) : IDocuments
{
    /// <summary>Most bytes of a text: an hour of speech is a third of it.</summary>
    public const int MostBytes = 200_000;

    private const string Ending = ".txt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*" + Ending).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <inheritdoc/>
    public string Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        // Names come from apps, and must not lead out of the folder.
        string file = Path.Combine(path, name + Ending);
        if (Path.GetFileName(name) != name || !File.Exists(file))
            throw new DeviceFailedException($"There is no text '{name}'.");
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            return bytes.Length <= MostBytes
                ? Encoding.UTF8.GetString(bytes)
                : throw new DeviceFailedException($"The text '{name}' is too long; split it.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The text '{name}' cannot be read: {MemoryWords.Of(error)}.", error);
        }
    }
}
