using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Assistants;

/// <summary>Reads the file in which the wearer names assistants: JSON, one object with a list <c>assistants</c>.</summary>
public static class AssistantsFile
{
    private const int MostKey = 4096;

    /// <summary>Reads it, with the keys that it names.</summary>
    /// <param name="path">Its path; paths within it are taken from its folder.</param>
    /// <exception cref="SettingsException">It is missing, or something in it is wrong; the message says what and where.</exception>
    public static IReadOnlyList<AssistantOptions> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File file;
        try
        {
            file = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(path), AssistantsFileJson.Default.File) ?? throw new JsonException("it is null");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: the assistants cannot be read ({error.Message}); give the path of their file.", error);
        }
        catch (JsonException error)
        {
            throw new SettingsException($"{path}: it is no list of assistants ({error.Message}); see the README of NeuralGlasses.Assistants for one.", error);
        }

        var read = new List<AssistantOptions>();
        foreach (Entry entry in file.Assistants)
        {
            AssistantOptions options = Options(path, entry);
            if (options.Fault is { } fault)
                throw new SettingsException($"{path}: {fault}");
            if (read.Exists(each => each.Id == options.Id))
                throw new SettingsException($"{path}: two assistants have the id '{options.Id}', expected one of each; rename one.");
            read.Add(options);
        }

        return read;
    }

    private static AssistantOptions Options(string path, Entry entry)
    {
        var usual = new AssistantOptions { Id = entry.Id, Name = entry.Name, Model = entry.Model };
        Uri endpoint = AssistantOptions.LocalOllama;
        if (entry.Endpoint is not null && !Uri.TryCreate(entry.Endpoint, UriKind.Absolute, out endpoint!))
            throw new SettingsException($"{path}: the endpoint of '{entry.Id}' is '{entry.Endpoint}', expected an address such as {AssistantOptions.LocalOllama}; give one.");
        return usual with
        {
            Endpoint = endpoint,
            MadeBy = entry.MadeBy ?? usual.MadeBy,
            Key = entry.KeyFile is null ? "" : ReadKey(path, entry.Id, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, entry.KeyFile)),
            Prompt = entry.Prompt ?? usual.Prompt,
            PriceIn = entry.PriceIn ?? usual.PriceIn,
            PriceOut = entry.PriceOut ?? usual.PriceOut,
            Currency = entry.Currency ?? usual.Currency,
            Before = entry.Before ?? usual.Before,
            SilenceS = entry.SilenceS ?? usual.SilenceS,
            MostCharacters = entry.MostCharacters ?? usual.MostCharacters,
        };
    }

    // A key in a file that everybody reads is no key.
    private static string ReadKey(string path, string id, string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
                throw new SettingsException($"{path}: the key of '{id}' in {file} can be read by others; take their right to read it away (chmod 600).");
            if (new FileInfo(file).Length > MostKey)
                throw new SettingsException($"{path}: {file} has {new FileInfo(file).Length} bytes, expected a key of at most {MostKey}; name the file of the key.");
            return System.IO.File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: the key of '{id}' cannot be read from {file} ({error.Message}); put it there, or leave 'keyFile' out.", error);
        }
    }

    internal sealed record File(Entry[] Assistants);

    internal sealed record Entry(string Id, string Name, string Model)
    {
        public string? Endpoint { get; init; }

        public string? MadeBy { get; init; }

        public string? KeyFile { get; init; }

        public string? Prompt { get; init; }

        public double? PriceIn { get; init; }

        public double? PriceOut { get; init; }

        public string? Currency { get; init; }

        public int? Before { get; init; }

        public double? SilenceS { get; init; }

        public int? MostCharacters { get; init; }
    }
}

/// <summary>JSON code generated at build time; what is mistyped, missing or null is named.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(AssistantsFile.File))]
internal sealed partial class AssistantsFileJson : JsonSerializerContext;
