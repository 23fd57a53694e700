using System.Text.Json.Serialization;

namespace NeuralGlasses.Notifications;

/// <summary>JSON code generated at build time, so that reading settings and history needs no reflection on the glasses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NotificationSettings))]
[JsonSerializable(typeof(KeptHistory))]
internal sealed partial class NotificationJson : JsonSerializerContext;
