namespace NeuralGlasses.Decoding.Events;

/// <summary>A decoder that also says what its last layers see, so that a wearer's own last layers can take their place.</summary>
public interface IEmbeddingDecoder : IEmgDecoder
{
    /// <summary>The embedding of the step given last, valid until the next; empty where the model has none.</summary>
    ReadOnlySpan<float> Embedding { get; }
}
