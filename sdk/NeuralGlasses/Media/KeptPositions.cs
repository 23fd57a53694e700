using System.Text.Json.Serialization;

namespace NeuralGlasses.Media;

/// <summary>Where tracks were left, as it is kept over a restart.</summary>
internal sealed record KeptPositions(string Format, double MusicSpeed, double BookSpeed, IReadOnlyList<KeptPositions.Entry> Entries)
{
    public const string CurrentFormat = "neuralglasses-media-positions/1";

    /// <summary>Where one was left.</summary>
    internal sealed record Entry(string Id, bool IsBook, double Seconds);
}

/// <summary>JSON code generated at build time, so that reading positions needs no reflection on the glasses.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(KeptPositions))]
internal sealed partial class MediaJson : JsonSerializerContext;
