using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Shipping;

/// <summary>JSON of training plans; a field that nobody reads is an error, not a comment.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TrainingPlan))]
internal sealed partial class TrainingPlanJson : JsonSerializerContext;
