using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Novelty;

/// <summary>JSON of novelty reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoveltyReport))]
public sealed partial class NoveltyJson : JsonSerializerContext
{
    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(NoveltyReport report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.NoveltyReport)) + "\n";
}
