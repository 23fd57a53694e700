using System.Text.Json;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Layout;

namespace NeuralGlasses.Training.Typing.Shipping;

/// <summary>What was measured of a language model and its layouts, as <c>metrics.json</c> keeps it.</summary>
public sealed record LanguageMetrics
{
    /// <summary>Bytes of the model's file.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the model's file, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Words, without marks.</summary>
    public required int Words { get; init; }

    /// <summary>Pairs of words.</summary>
    public required int Pairs { get; init; }

    /// <summary>Triples of words.</summary>
    public required int Triples { get; init; }

    /// <summary>Median time of eleven loads of the file, in milliseconds, on the machine that measured.</summary>
    public required double LoadMilliseconds { get; init; }

    /// <summary>Words and marks that taught, of each group.</summary>
    public required IReadOnlyDictionary<string, long> Taught { get; init; }

    /// <summary>What was held out of the groups that taught.</summary>
    public required LanguageFigures HeldOut { get; init; }

    /// <summary>Texts that taught nothing, if the plan names any.</summary>
    public LanguageFigures? Measured { get; init; }

    /// <summary>Sentences of ours.</summary>
    public required IReadOnlyList<MessageFigures> Messages { get; init; }

    /// <summary>All sentences of ours together.</summary>
    public required LanguageFigures AllMessages { get; init; }

    /// <summary>The layouts that ship, and after each the letters in their usual order on as many keys.</summary>
    public required IReadOnlyList<LayoutPair> Layouts { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";
}
