using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Onnx;

/// <summary>Makes the decoder of a wearer: the model as it ships, or adapted by a calibration, with the band on either arm.</summary>
public static class WearerDecoder
{
    /// <summary>Loads a model for a wearer.</summary>
    /// <param name="modelFolder">Folder of the model.</param>
    /// <param name="profile">What the wearer's calibration found, or null.</param>
    /// <param name="isWornLeft">
    /// Whether the wearer says that the band is on the left arm: a model of short events learnt the right one. A profile knows by itself.
    /// </param>
    /// <exception cref="CalibrationException">The profile was made with another model, or what a calibration starts from is missing.</exception>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph does not fit the manifest, or the profile does not fit the graph.</exception>
    public static IEmgDecoder Load(string modelFolder, IWearerProfile? profile, bool isWornLeft)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        if (profile is not null && (profile.ModelName != manifest.Name || profile.ModelVersion != manifest.Version))
            throw new CalibrationException($"The profile was made with '{profile.ModelName}' {profile.ModelVersion}, the model is '{manifest.Name}' {manifest.Version}; calibrate again.");
        return profile switch
        {
            PersonalProfile lasting => new PersonalDecoder(manifest, lasting, learnsOnline: true),
            EventProfile events => Of(modelFolder, events.Wearing, events.Head),
            null when isWornLeft && manifest.Events is not null =>
                Of(modelFolder, RingPermutation.LeftArm, EventPopulation.Load(Path.Combine(modelFolder, EventPopulation.FileName)).Head),
            null => OnnxDecoder.Load(modelFolder),
            _ => throw new ArgumentException($"A profile of the kind {profile.GetType().Name} is unknown.", nameof(profile)),
        };
    }

    private static WearerEventDecoder Of(string modelFolder, RingPermutation wearing, EventHead head)
    {
        var model = OnnxDecoder.Load(modelFolder);
        try
        {
            return new WearerEventDecoder(model, wearing, head);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
