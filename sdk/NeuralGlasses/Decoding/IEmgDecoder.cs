using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding;

/// <summary>A model that turns filtered EMG into a probability for each of its labels, one step a stride.</summary>
public interface IEmgDecoder : IDisposable
{
    /// <summary>What the model expects and what its outputs mean.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Takes a block at the model's rate and channel count; gaps and restarts in it are honoured.</summary>
    void Push(EmgBlock block);

    /// <summary>
    /// Computes the next step if enough samples were pushed. The probabilities are valid until the next call.
    /// </summary>
    bool TryStep(out DecoderStep decoded);

    /// <summary>Forgets all samples and all state.</summary>
    void Reset();
}
