using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Events;

/// <summary>The JSON file of <c>events</c>; a figure that does not exist is null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EventsDocument))]
internal sealed partial class EventsJson : JsonSerializerContext
{
    public static string Lines(EventsRun run)
        => JsonLines.Format(JsonSerializer.SerializeToElement(Events.EventsDocument.Of(run), Default.EventsDocument)) + "\n";
}
