using System.Text.Json;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Training.Discrete.Evaluation;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Discrete.Shipping;

/// <summary>What was measured of the pinch-and-swipe model, on people who neither taught it nor tuned it.</summary>
public sealed record DiscreteMetrics
{
    /// <summary>SHA-256 of the graph that was measured.</summary>
    public required string GraphSha256 { get; init; }

    /// <summary>People who taught, tuned and were tested.</summary>
    public required IReadOnlyDictionary<string, SeedRange> People { get; init; }

    /// <summary>How it was measured.</summary>
    public required string Method { get; init; }

    /// <summary>Without any calibration, over two donnings.</summary>
    public required DiscreteFigures Before { get; init; }

    /// <summary>After a guided minute, in the same donning.</summary>
    public required DiscreteFigures After { get; init; }

    /// <summary>After the guided minute, when the band was put on anew.</summary>
    public required DiscreteFigures AfterAnew { get; init; }

    /// <summary>What other thresholds would cost and give, after a guided minute, in the same donning.</summary>
    public required IReadOnlyList<OperatingPoint> Curve { get; init; }

    /// <summary>The file's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";
}
