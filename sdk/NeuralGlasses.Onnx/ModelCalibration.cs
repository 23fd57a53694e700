using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Onnx;

/// <summary>Adapts a model of either kind to one wearer from a guided session, on the glasses themselves.</summary>
public static class ModelCalibration
{
    /// <summary>Checks a recording and, if it can be relied on, adapts. Seconds on two cores; nothing of it leaves the device.</summary>
    /// <param name="modelFolder">Folder of the model, with what a calibration starts from.</param>
    /// <param name="recording">A recording of a whole session, such as <see cref="GuidedSession.For"/> makes.</param>
    /// <param name="isWornLeft">Whether the wearer says that the band is on the left arm; a model of gestures that last finds that by itself.</param>
    /// <param name="seed">Seed of every draw; the same recording and seed give the same profile.</param>
    /// <returns>The report, and the profile where one was made.</returns>
    /// <exception cref="CalibrationException">What a calibration starts from is missing or damaged, or the recording does not belong to the model.</exception>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph does not fit the manifest.</exception>
    public static (CalibrationReport Report, IWearerProfile? Profile) Run(string modelFolder, CalibrationRecording recording, bool isWornLeft, int seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        ArgumentNullException.ThrowIfNull(recording);
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        if (manifest.Events is null)
        {
            var (found, adapted) = WearerCalibration.Run(PopulationFile.Load(Path.Combine(modelFolder, PopulationFile.FileName)), manifest, recording, seed);
            return (found, adapted);
        }

        var report = CalibrationCheck.OfSignals(manifest, recording);
        if (!report.IsUsable)
            return (report, null);
        var population = EventPopulation.Load(Path.Combine(modelFolder, EventPopulation.FileName));
        using var model = OnnxDecoder.Load(modelFolder);
        return (report, EventCalibration.Run(model, population, recording, [isWornLeft ? RingPermutation.LeftArm : RingPermutation.Identity], seed));
    }
}
