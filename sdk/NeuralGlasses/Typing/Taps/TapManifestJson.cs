using System.Text.Json.Serialization;

namespace NeuralGlasses.Typing.Taps;

/// <summary>JSON of manifests; a field that nobody reads is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    IgnoreReadOnlyProperties = true,
    WriteIndented = true)]
[JsonSerializable(typeof(TapManifest))]
internal sealed partial class TapManifestJson : JsonSerializerContext;
