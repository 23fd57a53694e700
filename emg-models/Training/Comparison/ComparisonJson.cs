using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Comparison;

/// <summary>JSON of arm comparisons, cross-trainings and pinch separations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArmComparisonReport))]
[JsonSerializable(typeof(CrossTraining))]
[JsonSerializable(typeof(PinchSeparationReport))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(ArmComparisonReport report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.ArmComparisonReport)) + "\n";

    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(CrossTraining report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.CrossTraining)) + "\n";

    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(PinchSeparationReport report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.PinchSeparationReport)) + "\n";

    /// <summary>Reads the text of a pinch separation.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static PinchSeparationReport ParsePinchSeparation(string text)
        => JsonSerializer.Deserialize(text, Default.PinchSeparationReport) ?? throw new JsonException("The file holds null, expected a pinch separation.");

    /// <summary>Reads the text of a cross-training.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static CrossTraining ParseCrossTraining(string text)
        => JsonSerializer.Deserialize(text, Default.CrossTraining) ?? throw new JsonException("The file holds null, expected a cross-training.");

    /// <summary>Reads the text of an arm comparison.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static ArmComparisonReport Parse(string text)
        => JsonSerializer.Deserialize(text, Default.ArmComparisonReport) ?? throw new JsonException("The file holds null, expected an arm comparison.");
}
