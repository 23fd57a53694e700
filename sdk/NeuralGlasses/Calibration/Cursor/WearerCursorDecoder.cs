using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>A model that follows the wrist as one wearer uses it: the band's channels in the model's order, and the wearer's own last layer. Nothing is allocated a step.</summary>
public sealed class WearerCursorDecoder : IEmbeddingCursorDecoder
{
    private readonly IEmbeddingCursorDecoder _model;
    private readonly CursorHead? _head;
    private readonly TurnedBlocks _turned;

    /// <summary>Takes over a model and disposes it at the end.</summary>
    /// <param name="model">The model as it ships.</param>
    /// <param name="wearing">How the band is worn; mirrored for the left arm where the model learnt the right one.</param>
    /// <param name="head">The wearer's last layer; null for that of everybody.</param>
    /// <exception cref="ModelMismatchException">The head belongs to another model.</exception>
    public WearerCursorDecoder(IEmbeddingCursorDecoder model, RingPermutation wearing, CursorHead? head)
    {
        ArgumentNullException.ThrowIfNull(model);
        var manifest = model.Manifest;
        if (head is not null && manifest.Embedding?.Length != head.EmbeddingLength)
            throw new ModelMismatchException($"The last layer has {head.EmbeddingLength} inputs, the model {manifest.Name} {manifest.Embedding?.Length ?? 0}; calibrate the pointer again.");
        _model = model;
        _head = head;
        _turned = new TurnedBlocks(wearing, manifest.ChannelCount, manifest.StrideSamples);
    }

    /// <summary>Takes over a model for what a wearer's calibration found.</summary>
    /// <exception cref="CalibrationException">The profile was made with another model.</exception>
    /// <exception cref="ModelMismatchException">The profile's head belongs to another model.</exception>
    public static WearerCursorDecoder Of(IEmbeddingCursorDecoder model, CursorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(profile);
        var manifest = model.Manifest;
        return profile.ModelName == manifest.Name && profile.ModelVersion == manifest.Version
            ? new WearerCursorDecoder(model, profile.Wearing, profile.Head)
            : throw new CalibrationException($"The profile was made with '{profile.ModelName}' {profile.ModelVersion}, the model is '{manifest.Name}' {manifest.Version}; calibrate the pointer again.");
    }

    /// <inheritdoc/>
    public ModelManifest Manifest => _model.Manifest;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Embedding => _model.Embedding;

    /// <inheritdoc/>
    public void Push(EmgBlock block) => _model.Push(_turned.Of(block));

    /// <inheritdoc/>
    public bool TryStep(out CursorStep decoded)
    {
        if (!_model.TryStep(out decoded))
            return false;
        if (_head is { } head)
        {
            var embedding = _model.Embedding;
            decoded = decoded with
            {
                ExtensionDps = head.Answer(0, embedding),
                RadialDps = head.Answer(1, embedding),
                PressProbability = 1 / (1 + MathF.Exp(-head.Answer(CursorHead.Press, embedding))),
                Angle = new WristAngle(head.Answer(CursorHead.Press + 1, embedding), head.Answer(CursorHead.Press + 2, embedding)),
            };
        }

        return true;
    }

    /// <inheritdoc/>
    public void Reset() => _model.Reset();

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
