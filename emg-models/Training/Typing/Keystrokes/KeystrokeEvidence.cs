using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>
/// How a keyboard understands the gestures of real people who did not teach its decoder: no sample of a recording, but for every gesture the probabilities that
/// the policy of the glasses had when it typed, or that it missed it. Simulated typists make their errors after it.
/// </summary>
public sealed record KeystrokeEvidence
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-keystrokes/2";

    // In the file: people, a person, calibrations, a calibration, keystrokes, a keystroke, which is one line.
    private const int KeystrokeDepth = 6;

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The command that measured it.</summary>
    public required string Command { get; init; }

    /// <summary>Where the recordings come from, and their licence.</summary>
    public required string Source { get; init; }

    /// <summary>Gestures, in the order of all probabilities.</summary>
    public required IReadOnlyList<string> Gestures { get; init; }

    /// <summary>The paces at which the gestures followed each other.</summary>
    public required IReadOnlyList<KeystrokePace> Paces { get; init; }

    /// <summary>The people.</summary>
    public required IReadOnlyList<PersonKeystrokes> People { get; init; }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, or has a value out of range.</exception>
    public static KeystrokeEvidence Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; measure one with the verb 'keystrokes'.");
        try
        {
            var evidence = JsonSerializer.Deserialize(File.ReadAllText(path), KeystrokeJson.Default.KeystrokeEvidence)
                ?? throw new RecordingException($"{path}: holds only 'null', expected a file of format {CurrentFormat}.");
            evidence.Check(path);
            return evidence;
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Index of a pace.</summary>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public int PaceNamed(string name) => Paces.ToList().FindIndex(pace => pace.Name == name) is var at and >= 0
        ? at
        : throw new ArgumentException($"The evidence has no pace '{name}', only {string.Join(", ", Paces.Select(pace => pace.Name))}; measure it with the verb 'keystrokes'.", nameof(name));

    /// <summary>The file's text: the same figures give the same bytes.</summary>
    public string ToJson() => JsonLines.Format(JsonSerializer.SerializeToElement(this, KeystrokeJson.Default.KeystrokeEvidence), KeystrokeDepth) + "\n";

    private void Check(string path)
    {
        if (Format != CurrentFormat)
            throw new RecordingException($"{path}: field 'format' is '{Format}', expected '{CurrentFormat}'.");
        foreach (var person in People)
        {
            foreach (var keystroke in person.Calibrations.SelectMany(each => each.Keystrokes))
            {
                if (!Gestures.Contains(keystroke.Gesture))
                    throw new RecordingException($"{path}: {person.Subject} makes a '{keystroke.Gesture}', expected one of {string.Join(", ", Gestures)}.");
                if (keystroke.Pace < 0 || keystroke.Pace >= Paces.Count)
                    throw new RecordingException($"{path}: {person.Subject} has a keystroke with 'pace' {keystroke.Pace}, expected 0 to {Paces.Count - 1}, the places of 'paces'.");
                if (keystroke.PerMille.Count != 0 && (keystroke.PerMille.Count != Gestures.Count || keystroke.PerMille.Any(p => p is < 0 or > 1000)))
                    throw new RecordingException($"{path}: {person.Subject} has a keystroke with 'perMille' {string.Join(", ", keystroke.PerMille)}, expected {Gestures.Count} numbers of 0 to 1000, or none.");
            }
        }
    }
}

/// <summary>JSON of <see cref="KeystrokeEvidence"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeystrokeEvidence))]
internal sealed partial class KeystrokeJson : JsonSerializerContext;
