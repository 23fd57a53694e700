using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Reports;

/// <summary>JSON of evaluation reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvaluationReport))]
public sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Lines(EvaluationReport report)
        => JsonLines.Format(JsonSerializer.SerializeToElement(report, Default.EvaluationReport)) + "\n";
}
