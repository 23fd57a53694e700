using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>A model that turns filtered EMG into velocities of the wrist and a pinch, one step a stride.</summary>
public interface ICursorDecoder : IDisposable
{
    /// <summary>What the model expects and what its outputs mean.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Takes a block at the model's rate and channel count; gaps and restarts in it are honoured.</summary>
    void Push(EmgBlock block);

    /// <summary>Computes the next step if enough samples were pushed.</summary>
    bool TryStep(out CursorStep decoded);

    /// <summary>Forgets all samples and all state.</summary>
    void Reset();
}
