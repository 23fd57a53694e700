using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Decoding;

/// <summary>JSON code generated at build time, so that reading a manifest needs no reflection on the glasses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ModelManifestJson : JsonSerializerContext;
