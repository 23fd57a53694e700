namespace NeuralGlasses.Decoding;

/// <summary>A tensor of a model's graph.</summary>
public sealed class ModelManifestTensor
{
    /// <summary>Name in the graph.</summary>
    public required string Name { get; init; }

    /// <summary>Length of its last dimension.</summary>
    public required int Length { get; init; }
}
