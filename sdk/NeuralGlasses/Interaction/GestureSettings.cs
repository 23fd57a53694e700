using System.Text.Json.Serialization;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Interaction;

/// <summary>What gestures mean, context by context, and what holds them back: the product ships one set, and a wearer's own file changes parts of it.</summary>
public sealed record GestureSettings
{
    private const string Resource = "interaction:gestures.json";
    private const int MostBytes = 1 << 20;

    /// <summary>What holds gestures and intents back.</summary>
    public ActionGateOptions Gate { get; init; } = new();

    /// <summary>When a look upwards is one.</summary>
    public HeadUpOptions Head { get; init; } = new();

    /// <summary>By context and gesture, the word of <see cref="IntentMeaning.Words"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Contexts { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The settings that the product ships.</summary>
    public static GestureSettings Shipped { get; } = Load();

    /// <summary>These settings with a wearer's file laid over them: what it names is changed, what it does not name stays.</summary>
    /// <param name="name">Name of the file, for the errors.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="SettingsException">It is not such a file; the message names the field.</exception>
    public GestureSettings With(string name, string json) => GestureSettingsReading.Lay(this, name, json);

    /// <summary>The settings that the product ships, with a wearer's file laid over them.</summary>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="SettingsException">It cannot be read, or is not such a file; the message names file and field.</exception>
    public static GestureSettings Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        try
        {
            if (new FileInfo(file).Length > MostBytes)
                throw new SettingsException($"{file} is larger than {MostBytes / 1024} KiB, expected settings of gestures; give another file.");
            return Shipped.With(file, File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read ({error.Message}); give a file of gesture settings.", error);
        }
    }

    /// <summary>Gestures that can have a meaning: those of these settings, and those of temple and head.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Gestures => [.. Contexts.Values.SelectMany(meanings => meanings.Keys).Concat(TempleGestures.All).Append(HeadUp.Gesture).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Names that are given a meaning here although nothing makes such a gesture: neither a model, nor what the shipped settings know of. A slip of the pen that nobody would notice otherwise.</summary>
    /// <param name="made">Gestures that the model's policy makes.</param>
    public IReadOnlyList<string> NeverMade(IReadOnlyList<string> made) => [.. Gestures.Except(Shipped.Gestures).Except(made)];

    private static GestureSettings Load()
    {
        using Stream resource = typeof(GestureSettings).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(resource);
        return GestureSettingsReading.Lay(new GestureSettings(), "gestures.json", reader.ReadToEnd());
    }
}
