using NeuralGlasses.Recordings.Arms;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Cursor.Shipping;
using NeuralGlasses.Training.Measurement;
using NeuralGlasses.Training.Discrete.Shipping;

namespace NeuralGlasses.Training.Export;

/// <summary>JSON of the files that this program writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParityVectors))]
[JsonSerializable(typeof(EventVectors))]
[JsonSerializable(typeof(CursorVectors))]
[JsonSerializable(typeof(MeasuredArms))]
public sealed partial class TrainingJson : JsonSerializerContext
{
    /// <summary>Serialises with one array of numbers a line, so that a person can read the file and a diff stays short.</summary>
    /// <param name="value">A value of a type that this context knows.</param>
    public static string Lines<T>(T value)
    {
        var compact = JsonSerializer.SerializeToElement(value, typeof(T), Default);
        return JsonLines.Format(compact) + "\n";
    }
}
