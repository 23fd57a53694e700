using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// A model of short events as one wearer uses it: the band's channels in the model's order, and the wearer's own last layers beside those
/// of everybody. What both hold likely counts: a band that is put on anew sits otherwise than in the guided minute, and there the layers
/// of many people go wrong less. Nothing is allocated a step.
/// </summary>
public sealed class WearerEventDecoder : IEmgDecoder
{
    // Weight of the wearer's own layers in the weighted geometric mean of both probabilities; chosen on simulated people put on anew.
    private const float OwnShare = 0.6f;

    // Less than any probability that counts, so that neither has a veto.
    private const float Least = 1e-6f;
    private readonly IEmbeddingDecoder _model;
    private readonly EventHead _head;
    private readonly TurnedBlocks _turned;
    private readonly float[] _probabilities;

    /// <summary>Takes over a model and disposes it at the end.</summary>
    /// <param name="model">The model as it ships.</param>
    /// <param name="wearing">How the band is worn; mirrored for the left arm where the model learnt the right one.</param>
    /// <param name="head">The wearer's last layers, or those of everybody.</param>
    /// <exception cref="ModelMismatchException">The head belongs to another model.</exception>
    public WearerEventDecoder(IEmbeddingDecoder model, RingPermutation wearing, EventHead head)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(head);
        var manifest = model.Manifest;
        if (manifest.Embedding?.Length != head.EmbeddingLength || manifest.Labels.Count != head.ClassCount)
            throw new ModelMismatchException($"The head has {head.EmbeddingLength} inputs and {head.ClassCount} labels, the model {manifest.Name} {manifest.Embedding?.Length ?? 0} and {manifest.Labels.Count}; calibrate again.");
        _model = model;
        _head = head;
        _probabilities = new float[head.ClassCount];
        _turned = new TurnedBlocks(wearing, manifest.ChannelCount, manifest.StrideSamples);
    }

    /// <inheritdoc/>
    public ModelManifest Manifest => _model.Manifest;

    /// <summary>Steps computed.</summary>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public void Push(EmgBlock block) => _model.Push(_turned.Of(block));

    /// <inheritdoc/>
    public bool TryStep(out DecoderStep decoded)
    {
        if (!_model.TryStep(out decoded))
            return false;
        Steps++;
        _head.Score(_model.Embedding, _probabilities);
        for (var k = 0; k < _probabilities.Length; k++)
            _probabilities[k] = (OwnShare * MathF.Log(_probabilities[k] + Least)) + ((1 - OwnShare) * MathF.Log(decoded.Probabilities[k] + Least));
        SoftMax.Of(_probabilities);
        decoded = new(_probabilities, decoded.NewestSample, decoded.ValidFraction, decoded.Activity);
        return true;
    }

    /// <inheritdoc/>
    public void Reset() => _model.Reset();

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
