using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Comparison;

/// <summary>JSON of arm comparisons.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArmComparisonReport))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(ArmComparisonReport report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.ArmComparisonReport)) + "\n";

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static ArmComparisonReport Parse(string text)
        => JsonSerializer.Deserialize(text, Default.ArmComparisonReport) ?? throw new JsonException("The file holds null, expected an arm comparison.");
}
