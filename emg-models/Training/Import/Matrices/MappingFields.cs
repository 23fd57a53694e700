using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>The fields of a mapping as its JSON file spells them.</summary>
internal sealed record MappingFields
{
    public double? RateHz { get; init; }

    public string? Units { get; init; }

    public double? Scale { get; init; }

    public IReadOnlyList<JsonElement>? Channels { get; init; }

    public JsonElement? Label { get; init; }

    public Dictionary<string, string?>? Labels { get; init; }

    [JsonPropertyName("dataset")]
    public string? DataSet { get; init; }

    public string? Subject { get; init; }

    public string? Session { get; init; }

    public string? Licence { get; init; }

    public string? Source { get; init; }

    public string? Device { get; init; }

    public bool? Header { get; init; }

    public string? Separator { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
