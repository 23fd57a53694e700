using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Onnx;

/// <summary>Makes the decoder of a wearer's wrist: the model as it ships, or adapted by a calibration, with the band on either arm.</summary>
public static class WearerCursor
{
    /// <summary>Loads a model for a wearer.</summary>
    /// <param name="modelFolder">Folder of a model that follows the wrist.</param>
    /// <param name="profile">What the wearer's calibration of the pointer found, or null.</param>
    /// <param name="isWornLeft">Whether the wearer says that the band is on the left arm: the model learnt the right one. A profile knows by itself.</param>
    /// <exception cref="CalibrationException">The profile was made with another model.</exception>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph does not fit the manifest, or the profile does not fit the graph.</exception>
    public static WearerCursorDecoder Load(string modelFolder, CursorProfile? profile, bool isWornLeft)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        var model = OnnxCursorDecoder.Load(modelFolder);
        try
        {
            return profile is null
                ? new WearerCursorDecoder(model, isWornLeft ? RingPermutation.LeftArm : RingPermutation.Identity, head: null)
                : WearerCursorDecoder.Of(model, profile);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
