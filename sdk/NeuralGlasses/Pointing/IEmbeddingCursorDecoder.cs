namespace NeuralGlasses.Pointing;

/// <summary>A decoder of the wrist whose last layer a wearer's own can take the place of.</summary>
public interface IEmbeddingCursorDecoder : ICursorDecoder
{
    /// <summary>What the last layer of the step before saw; valid until the next step.</summary>
    ReadOnlySpan<float> Embedding { get; }
}
