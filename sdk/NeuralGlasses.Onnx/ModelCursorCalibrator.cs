using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Onnx;

/// <summary>Learns a wearer's pointer with the model of a folder.</summary>
/// <param name="modelFolder">Folder of a model that follows the wrist, with its last layer.</param>
/// <param name="isWornLeft">Whether the wearer says that the band is on the left arm.</param>
/// <param name="keep">Keeps what was learnt; what it throws is told to the wearer. Null for nobody.</param>
public sealed class ModelCursorCalibrator(string modelFolder, bool isWornLeft, Action<CursorProfile>? keep = null) : ICursorCalibrator, IDisposable
{
    private WearerCursorDecoder? _model;
    private WearerCursorDecoder? _given;
    private WearerCursorDecoder? _before;
    private CursorCalibration? _dot;

    /// <inheritdoc/>
    public CursorCalibration Begin(HostTime at)
    {
        CursorHead head = CursorHead.Load(Path.Combine(modelFolder, CursorHead.FileName));
        _model ??= WearerCursor.Load(modelFolder, profile: null, isWornLeft);
        return _dot = new CursorCalibration(_model, head, new FollowedDot(), at);
    }

    /// <inheritdoc/>
    public (string Sentence, ICursorDecoder? Decoder) Learn()
    {
        if (_dot is null)
            return ("No dot was followed.", null);
        try
        {
            CursorProfile profile = _dot.Learn(isWornLeft ? RingPermutation.LeftArm : RingPermutation.Identity);
            WearerCursorDecoder decoder = WearerCursor.Load(modelFolder, profile, isWornLeft);

            // The one before may point until this one has taken its place.
            _before?.Dispose();
            (_before, _given) = (_given, decoder);
            return (Keep(profile) ?? "The pointer knows your wrist and pinch now.", decoder);
        }
        catch (CalibrationException error)
        {
            return (error.Message, null);
        }
    }

    /// <summary>Disposes of every decoder that was made.</summary>
    public void Dispose()
    {
        _model?.Dispose();
        _before?.Dispose();
        _given?.Dispose();
        (_model, _before, _given) = (null, null, null);
    }

    private string? Keep(CursorProfile profile)
    {
        try
        {
            keep?.Invoke(profile);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The pointer knows your wrist and pinch until the glasses go off; that could not be kept: {error.Message}";
        }
    }
}
