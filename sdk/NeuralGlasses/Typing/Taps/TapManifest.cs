using System.Text.Json;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Typing.Taps;

/// <summary>What a model that reads keystrokes from two wrists says of itself, <c>manifest.json</c> beside its graph.</summary>
public sealed record TapManifest
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-tap-model/1";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>tap-typing</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Names of the classes, <see cref="TapAlphabet.Labels"/>.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Channels of each wrist.</summary>
    public required int ChannelsPerWrist { get; init; }

    /// <summary>Sample rate, in hertz.</summary>
    public required double SampleRateHz { get; init; }

    /// <summary>Length of a step, in milliseconds.</summary>
    public required double StrideMs { get; init; }

    /// <summary>Samples of a step in microvolts, [time, channel], the left wrist's channels first.</summary>
    public required ModelManifestTensor Input { get; init; }

    /// <summary>ln P of every class.</summary>
    public required ModelManifestTensor Output { get; init; }

    /// <summary>What the last layer sees.</summary>
    public required ModelManifestTensor Embedding { get; init; }

    /// <summary>States that go from step to step, zero at the start.</summary>
    public required IReadOnlyList<ModelManifestState> States { get; init; }

    /// <summary>Licence of the weights.</summary>
    public required string Licence { get; init; }

    /// <summary>Who taught the model.</summary>
    public required string TrainedOn { get; init; }

    /// <summary>Sample sets of a step.</summary>
    public int StrideSamples => (int)Math.Round(SampleRateHz * StrideMs / 1000);

    /// <summary>Reads and checks a manifest.</summary>
    /// <exception cref="ModelManifestException">The file is missing or broken; the sentence names the field.</exception>
    public static TapManifest Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new ModelManifestException($"{path}: there is no such file; expected the manifest of a model that reads keystrokes.");
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), TapManifestJson.Default.TapManifest)
                ?? throw new ModelManifestException($"{path}: holds only 'null', expected a manifest of format {CurrentFormat}.");
            manifest.Check(path);
            return manifest;
        }
        catch (JsonException error)
        {
            throw new ModelManifestException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TapManifestJson.Default.TapManifest).ReplaceLineEndings("\n") + "\n";

    private void Check(string path)
    {
        Require(Format == CurrentFormat, "format", Format, $"'{CurrentFormat}'");
        Require(Labels.SequenceEqual(TapAlphabet.Labels), "labels", string.Join(' ', Labels), string.Join(' ', TapAlphabet.Labels));
        Require(ChannelsPerWrist is >= 1 and <= 64, "channelsPerWrist", ChannelsPerWrist, "1 to 64");
        Require(SampleRateHz is > 0 and <= 10_000, "sampleRateHz", SampleRateHz, "a rate in hertz, at most 10000");
        Require(StrideSamples >= 1, "strideMs", StrideMs, "at least one sample");
        Require(Input is { Name.Length: > 0 } && Input.Length == 2 * ChannelsPerWrist * StrideSamples, "input.length", Input?.Length, "the samples of both wrists in a step");
        Require(Output is { Name.Length: > 0 } && Output.Length == Labels.Count, "output.length", Output?.Length, $"{Labels.Count}, one for each label");
        Require(Embedding is { Name.Length: > 0, Length: > 0 }, "embedding", Embedding?.Name, "a tensor with a name and a length");
        foreach (var state in States)
            Require(state is { Input.Length: > 0, Output.Length: > 0, Length: > 0 }, "states", state?.Input, "an input, an output and a length each");

        void Require(bool holds, string field, object? found, string expected)
        {
            if (!holds)
                throw new ModelManifestException($"{path}: field '{field}' is {(found is null ? "missing" : $"'{found}'")}, expected {expected}.");
        }
    }
}
