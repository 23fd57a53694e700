namespace NeuralGlasses.Decoding;

/// <summary>A recurrent state of a model's graph: what comes out of one step goes into the next.</summary>
public sealed class ModelManifestState
{
    /// <summary>Name of the graph's input that takes the state before the step.</summary>
    public required string Input { get; init; }

    /// <summary>Name of the graph's output that gives the state after the step.</summary>
    public required string Output { get; init; }

    /// <summary>Length of its last dimension.</summary>
    public required int Length { get; init; }
}
