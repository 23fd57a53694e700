using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>How well simulated typists write with a keyboard of a few gestures.</summary>
public sealed record TypingReport
{
    /// <summary>The command that measured it.</summary>
    public required string Command { get; init; }

    /// <summary>Where the errors of the gestures come from.</summary>
    public required string Evidence { get; init; }

    /// <summary>Real people after whose gestures the typists err.</summary>
    public required int People { get; init; }

    /// <summary>Letters of each letter key, and the gesture of each key.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>What was measured, one for each way to work.</summary>
    public required IReadOnlyList<TypingFigures> Figures { get; init; }

    /// <summary>The file's text: the same figures give the same bytes.</summary>
    public string ToJson() => JsonLines.Format(JsonSerializer.SerializeToElement(this, TypingReportJson.Default.TypingReport)) + "\n";

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static TypingReport Parse(string text) => JsonSerializer.Deserialize(text, TypingReportJson.Default.TypingReport) ?? throw new JsonException("The file holds nothing; expected a report on typing.");

    /// <summary>Writes the figures as a table for the terminal.</summary>
    public void Print(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine($"{People} people, keys {string.Join(", ", Keys)}");
        output.WriteLine($"{"way",-34} phrases   WPM  slowest tenth  uncorrected  corrected  gestures a letter  misread  missed  given up");
        foreach (var each in Figures)
            output.WriteLine($"{each.Way,-34} {each.Phrases,7} {each.WordsPerMinute,5:0.0} {each.SlowestTenth,14:0.0} {each.Uncorrected,12:0.0 %} {each.Corrected,10:0.0 %} {each.GesturesPerLetter,18:0.00} {each.Misread,8:0.0 %} {each.Missed,7:0.0 %} {each.Unfinished,9}");
        output.WriteLine("seconds a letter for letters, taking words, choosing, taking back, gestures missed:");
        foreach (var each in Figures)
            output.WriteLine($"{each.Way,-34} {each.Costs.Sum:0.000} = {each.Costs.Letters:0.000} + {each.Costs.Takes:0.000} + {each.Costs.Choices:0.000} + {each.Costs.Erasures:0.000} + {each.Costs.Missed:0.000}");
    }
}

/// <summary>JSON of <see cref="TypingReport"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TypingReport))]
internal sealed partial class TypingReportJson : JsonSerializerContext;
