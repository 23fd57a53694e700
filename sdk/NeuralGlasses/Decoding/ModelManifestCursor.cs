namespace NeuralGlasses.Decoding;

/// <summary>What a model that follows the wrist gives beside the probabilities of an open and a pinched hand, and from when on a pinch counts.</summary>
public sealed record ModelManifestCursor
{
    /// <summary>The label of a pinched hand; the other one is rest.</summary>
    public const string PressLabel = "press";

    /// <summary>Output tensor of the graph with the velocities of extension and radial deviation in degrees a second, shape [1, 2].</summary>
    public required ModelManifestTensor Velocities { get; init; }

    /// <summary>Output tensor of the graph with the angles of extension and radial deviation in degrees, shape [1, 2].</summary>
    public required ModelManifestTensor Angles { get; init; }

    /// <summary>Probability from which on the fingers count as pinched, above 0 to 1.</summary>
    public required double PressThreshold { get; init; }

    /// <summary>Probability below which they count as open again, above 0 and below <see cref="PressThreshold"/>.</summary>
    public required double ReleaseThreshold { get; init; }

    /// <summary>Steps in a row that a probability has to be beyond its threshold, at least 1.</summary>
    public required int PressSteps { get; init; }
}
