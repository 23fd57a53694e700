using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Shipping;

/// <summary>JSON of a model's figures.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelFigures))]
public sealed partial class ModelFiguresJson : JsonSerializerContext
{
    /// <summary>The file's text: the same figures give the same bytes.</summary>
    public static string Lines(ModelFigures figures)
        => JsonLines.Format(JsonSerializer.SerializeToElement(figures, Default.ModelFigures)) + "\n";
}
