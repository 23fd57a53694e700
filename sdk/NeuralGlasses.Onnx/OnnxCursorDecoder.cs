using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Onnx;

/// <summary>A decoder of the wrist whose model is an ONNX graph. One thread, no spinning, no allocation a step; lost samples and restarts count as in <see cref="OnnxDecoder"/>.</summary>
public sealed class OnnxCursorDecoder : IEmbeddingCursorDecoder
{
    private readonly OnnxDecoder _graph;

    private OnnxCursorDecoder(OnnxDecoder graph) => _graph = graph;

    /// <inheritdoc/>
    public ModelManifest Manifest => _graph.Manifest;

    /// <summary>Steps computed.</summary>
    public long Steps => _graph.Steps;

    /// <summary>Steps left out because their samples were not finite numbers, and those lost because more than sixteen were pushed before one was asked for.</summary>
    public long LostSteps => _graph.RejectedSteps + _graph.DroppedSteps;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Embedding => _graph.Embedding;

    /// <summary>Loads <c>manifest.json</c> and <c>model.onnx</c> of a directory and checks one against the other.</summary>
    /// <param name="directory">Directory of a model that follows the wrist.</param>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph is missing, is not ONNX, has other tensors than the manifest states, or sees gestures instead.</exception>
    public static OnnxCursorDecoder Load(string directory) => new(OnnxDecoder.Load(directory, allowResearchOnly: false, followsWrist: true));

    /// <inheritdoc/>
    public void Push(EmgBlock block) => _graph.Push(block);

    /// <inheritdoc/>
    public bool TryStep(out CursorStep decoded)
    {
        if (!_graph.TryStep(out var given))
        {
            decoded = default;
            return false;
        }

        decoded = new CursorStep(_graph.Velocities[0], _graph.Velocities[1], given.Probabilities[1], given.NewestSample, given.ValidFraction)
        {
            Angle = new WristAngle(_graph.Angles[0], _graph.Angles[1]),
        };
        return true;
    }

    /// <inheritdoc/>
    public void Reset() => _graph.Reset();

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();
}
