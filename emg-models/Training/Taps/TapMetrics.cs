using System.Text.Json;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Taps;

/// <summary>What was measured of the model that reads keystrokes.</summary>
public sealed record TapMetrics
{
    /// <summary>SHA-256 of the graph that was measured.</summary>
    public required string GraphSha256 { get; init; }

    /// <summary>Who was measured: the seeds of simulated people, or null for recordings.</summary>
    public SeedRange? Testers { get; init; }

    /// <summary>How it was measured.</summary>
    public required string Method { get; init; }

    /// <summary>Trainable numbers of the network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Weight of the language, chosen on the tuners.</summary>
    public required double LanguageWeight { get; init; }

    /// <summary>Bonus of a character, chosen on the tuners.</summary>
    public required double CharacterBonus { get; init; }

    /// <summary>Mean length of what a wearer types to be known better, in seconds.</summary>
    public required double CalibrationSeconds { get; init; }

    /// <summary>Without any calibration, in the donning of the calibration.</summary>
    public required TapFigures Before { get; init; }

    /// <summary>After it.</summary>
    public required TapFigures After { get; init; }

    /// <summary>Without any calibration, with the bands put on anew.</summary>
    public required TapFigures BeforeAnew { get; init; }

    /// <summary>With the bands put on anew and the calibration of the first donning.</summary>
    public required TapFigures AfterAnew { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>Reads the file's text.</summary>
    public static TapMetrics? FromJson(string json) => JsonSerializer.Deserialize<TapMetrics>(json, TrainingPlanJson.Options);
}
