namespace NeuralGlasses.Training.Shipping;

/// <summary>What was measured of a model's kind of decoder on people who did not teach it; the file that the card is made from.</summary>
public sealed record ModelFigures
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-figures/1";

    /// <summary>Name of the figures in a model's directory.</summary>
    public const string FileName = "metrics.json";

    /// <summary>Version of this file's layout.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of <c>model.onnx</c>, in hexadecimal digits.</summary>
    public required string GraphSha256 { get; init; }

    /// <summary>SHA-256 of <c>population.bin</c>, in hexadecimal digits.</summary>
    public required string PopulationSha256 { get; init; }

    /// <summary>Names of the people who taught the model.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Balanced accuracies.</summary>
    public required IReadOnlyList<AccuracyFigures> Accuracy { get; init; }

    /// <summary>Events.</summary>
    public required IReadOnlyList<EventSummary> Events { get; init; }

    /// <summary>Recognition of gestures that were never shown; null where none was left out.</summary>
    public UnknownFigures? Unknown { get; init; }
}
