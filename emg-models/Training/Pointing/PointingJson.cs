using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Pointing;

/// <summary>JSON of reports on pointing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PointingReport))]
public sealed partial class PointingJson : JsonSerializerContext
{
    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static PointingReport Parse(string text) => JsonSerializer.Deserialize(text, Default.PointingReport) ?? throw new JsonException("The file holds nothing; expected a report on pointing.");

    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(PointingReport report) => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.PointingReport)) + "\n";
}
