using System.Text.Json.Serialization;

namespace NeuralGlasses.Diagnosis;

/// <summary>JSON code generated at build time, so that writing a report needs no reflection on the glasses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExaminationReport))]
internal sealed partial class ExaminationJson : JsonSerializerContext;
