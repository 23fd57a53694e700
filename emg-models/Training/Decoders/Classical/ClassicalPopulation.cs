using NeuralGlasses.Calibration;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Classical;

/// <summary>What a <see cref="ClassicalFamily"/> learnt from the training people.</summary>
internal sealed class ClassicalPopulation(ClassicalFamily family, Func<float[], float[]> generic, FeatureStandard usual, ClassicalTrainer trainer)
    : IPopulationDecoder
{
    private const double PriorFrames = 200;

    public float[][] DecodeUnseen(PersonRecordings person, bool causal)
    {
        var frames = family.Frames(person);
        if (!causal)
            return Array.ConvertAll(FeatureStandard.Of(frames).Apply(frames), row => generic(row));
        var running = new RunningStandard(usual, PriorFrames);
        return Array.ConvertAll(frames, row =>
        {
            running.Step(row, row);
            return generic(row);
        });
    }

    public float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        var frames = family.Frames(person);
        var samples = calibration.Select(i => frames[i]).ToArray();
        var standard = FeatureStandard.Of(samples);
        var own = trainer.Fit(standard.Apply(samples), [.. calibration.Select(i => person.Frames[i].Label)], person.Labels.Count, seed);
        return Array.ConvertAll(standard.Apply(frames), row => own(row));
    }
}
