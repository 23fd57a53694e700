using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Decoding;

/// <summary>What a model expects of the stream, and what it answers; read from <c>manifest.json</c> beside the model.</summary>
public sealed record ModelManifest
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-model/1";

    /// <summary>Name of the manifest in a model's directory.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>hand-gestures</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Meaning of each output, in order; at least two.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The label that means that the hand does nothing; one of <see cref="Labels"/>.</summary>
    public required string RestLabel { get; init; }

    /// <summary>Channels of the stream that the model was trained for, 1 to 16.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>Rate at which the model takes samples, after the filters, in hertz.</summary>
    public required double SampleRateHz { get; init; }

    /// <summary>Least rate of the wristband's stream from which the filters reach <see cref="SampleRateHz"/> without inventing signal, in hertz.</summary>
    public required double MinimumStreamRateHz { get; init; }

    /// <summary>Filters in front of the model.</summary>
    public required ModelManifestFilters Filters { get; init; }

    /// <summary>Length of the window of one step, in milliseconds.</summary>
    public required double WindowMs { get; init; }

    /// <summary>Time from one step to the next, in milliseconds.</summary>
    public required double StrideMs { get; init; }

    /// <summary>Features computed from a window before the graph, such as <c>tdpsd+logcov</c>.</summary>
    public required string Features { get; init; }

    /// <summary>Amplitude added before the logarithms of the features, in microvolts.</summary>
    public required double NoiseFloorMicrovolts { get; init; }

    /// <summary>Input tensor of the graph, shape [1, length].</summary>
    public required ModelManifestTensor Input { get; init; }

    /// <summary>Output tensor of the graph with one probability a label, shape [1, length].</summary>
    public required ModelManifestTensor Output { get; init; }

    /// <summary>Recurrent states, each shape [1, length], zero at the start; empty for a model without memory.</summary>
    public required IReadOnlyList<ModelManifestState> States { get; init; }

    /// <summary>Time constant of the exponential mean over its scores that the graph itself keeps as a state, in milliseconds; 0 for none.</summary>
    public required double ScoreMemoryMs { get; init; }

    /// <summary>Settings of the decision policy with which the model's event figures were measured; absent only where <see cref="Events"/> or <see cref="Cursor"/> is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelManifestPolicy? Policy { get; init; }

    /// <summary>Settings of the decision policy for a wearer who calibrated with one repetition; absent where the model cannot be calibrated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelManifestPolicy? PersonalPolicy { get; init; }

    /// <summary>Settings of the policy of a model that sees short events, such as presses and releases; absent for one that sees what lasts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventPolicyOptions? Events { get; init; }

    /// <summary>The same for a wearer who calibrated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventPolicyOptions? PersonalEvents { get; init; }

    /// <summary>What a model that follows the wrist gives beside its probabilities; absent for one that sees gestures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelManifestCursor? Cursor { get; init; }

    /// <summary>Output tensor of the graph with what its last layers see; absent where no wearer's own layers can take their place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelManifestTensor? Embedding { get; init; }

    /// <summary>Licence of the model.</summary>
    public required string Licence { get; init; }

    /// <summary>One sentence that names the recordings behind the model.</summary>
    public required string TrainedOn { get; init; }

    /// <summary>Whether recordings whose licence does not allow a product taught the model; the runtime loads it only when told to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ResearchOnly { get; init; }

    /// <summary>Index of <see cref="RestLabel"/> in <see cref="Labels"/>.</summary>
    public int RestIndex
    {
        get
        {
            for (var i = 0; i < Labels.Count; i++)
            {
                if (Labels[i] == RestLabel)
                    return i;
            }

            return -1;
        }
    }

    /// <summary>Sample sets of a stride at <see cref="SampleRateHz"/>.</summary>
    public int StrideSamples => (int)Math.Round(StrideMs * SampleRateHz / 1000);

    /// <summary>Sample sets of a window at <see cref="SampleRateHz"/>.</summary>
    public int WindowSamples => (int)Math.Round(WindowMs * SampleRateHz / 1000);

    /// <summary>The manifest of the same model adapted to one wearer: without states, with the policy of a calibrated wearer.</summary>
    public ModelManifest ForWearer() => this with { States = [], ScoreMemoryMs = 0, Policy = PersonalPolicy ?? Policy, PersonalPolicy = null };

    /// <summary>Reads and checks a manifest.</summary>
    /// <param name="path">A <c>manifest.json</c>.</param>
    /// <exception cref="ModelManifestException">The file is missing, is not JSON, lacks a field or contradicts itself.</exception>
    public static ModelManifest Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new ModelManifestException($"{path}: there is no such file; a model is a directory with {FileName} and model.onnx.");
        ModelManifest manifest;
        try
        {
            using var stream = File.OpenRead(path);
            manifest = JsonSerializer.Deserialize(stream, ModelManifestJson.Default.ModelManifest)
                ?? throw new ModelManifestException($"{path}: holds only 'null', expected a manifest of format {CurrentFormat}.");
        }
        catch (JsonException error)
        {
            var place = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $"field '{error.Path}': ";
            throw new ModelManifestException($"{path}: {place}{error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelManifestException($"{path}: cannot be opened ({error.Message}).", error);
        }

        ModelManifestCheck.Require(path, manifest);
        return manifest;
    }

    /// <summary>Writes the manifest as indented JSON with a final newline; a file that was there stays until the new one is whole.</summary>
    public void Save(string path)
    {
        var text = JsonSerializer.Serialize(this, ModelManifestJson.Default.ModelManifest).ReplaceLineEndings("\n");
        WholeFile.Write(path, Encoding.UTF8.GetBytes(text + "\n"));
    }

    /// <summary>How the stream is filtered for the model, where the wearer's mains have this frequency in hertz.</summary>
    internal EmgFilterOptions FiltersOf(double mainsHz) => new()
    {
        HighPassHz = Filters.HighPassHz,
        MainsHz = Filters.MainsNotch ? mainsHz : 0,
        OutputRateHz = SampleRateHz,
    };

    /// <summary>Accepts only a stream that the model can read.</summary>
    /// <exception cref="ModelMismatchException">The stream has another channel count or too low a rate; the message names both sides.</exception>
    public void RequireFit(StreamDescription stream)
    {
        if (WhyNotFit(stream) is { } why)
            throw new ModelMismatchException(why);
    }

    /// <summary>Says in one sentence why the model cannot read a stream, which names both sides; null if it can.</summary>
    public string? WhyNotFit(StreamDescription stream)
    {
        if (stream.ChannelCount != ChannelCount)
        {
            return $"The model {Name} expects {ChannelCount} channels, the wristband streams {stream.ChannelCount}; " +
                $"choose a model for {stream.ChannelCount} channels or set the wristband to {ChannelCount}.";
        }

        // Written so that a rate that is not a number fails as well.
        return stream.RateHz >= MinimumStreamRateHz
            ? null
            : $"The model {Name} needs a stream of at least {MinimumStreamRateHz} Hz, the wristband streams {stream.RateHz} Hz; " +
                $"set the wristband to {MinimumStreamRateHz} Hz or more.";
    }
}
