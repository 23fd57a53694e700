using System.Text.Json;
using NeuralGlasses.Training.Cursor.Evaluation;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Cursor.Shipping;

/// <summary>What was measured of the wrist model, on people who neither taught it nor tuned it.</summary>
public sealed record CursorMetrics
{
    /// <summary>SHA-256 of the graph that was measured.</summary>
    public required string GraphSha256 { get; init; }

    /// <summary>People who taught, tuned and were tested.</summary>
    public required IReadOnlyDictionary<string, SeedRange> People { get; init; }

    /// <summary>How it was measured.</summary>
    public required string Method { get; init; }

    /// <summary>Length of the calibration, in seconds.</summary>
    public required double CalibrationSeconds { get; init; }

    /// <summary>People whose calibration was refused.</summary>
    public required int Refused { get; init; }

    /// <summary>Without any calibration.</summary>
    public required CursorFigures Before { get; init; }

    /// <summary>After following a dot, in the same donning.</summary>
    public required CursorFigures After { get; init; }

    /// <summary>Without any calibration, with the band put on anew.</summary>
    public required CursorFigures BeforeAnew { get; init; }

    /// <summary>With the band put on anew and the calibration of the first donning.</summary>
    public required CursorFigures AfterAnew { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>Reads the file's text.</summary>
    public static CursorMetrics? FromJson(string json) => JsonSerializer.Deserialize<CursorMetrics>(json, TrainingPlanJson.Options);
}
