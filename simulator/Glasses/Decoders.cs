using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>The decoder of a wearer: the model as it ships, or adapted by a calibration.</summary>
internal static class Decoders
{
    public static IEmgDecoder Load(string modelFolder, PersonalProfile? profile) => profile is null
        ? OnnxDecoder.Load(modelFolder)
        : new PersonalDecoder(ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName)), profile, learnsOnline: true);
}
