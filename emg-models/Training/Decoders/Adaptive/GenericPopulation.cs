using NeuralGlasses.Calibration;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>What <see cref="GenericFamily"/> learnt.</summary>
internal sealed class GenericPopulation(AdaptivePopulation adaptive) : IPopulationDecoder
{
    public ContextRule Context(bool calibrated) => adaptive.Context(calibrated: true);

    public float[][] DecodeUnseen(PersonRecordings person, bool causal) => Follow(adaptive.Balanced, person);

    public float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed) => Follow(adaptive.Balanced, person);

    /// <summary>Log-probabilities of every frame, [frame][label]; each session begins anew.</summary>
    public static float[][] Follow(Population population, PersonRecordings person)
    {
        var features = PersonFeatures.Of(person);
        var wearer = new FollowedWearer(population);
        var result = new float[features.Frames.Length][];
        for (var i = 0; i < result.Length; i++)
        {
            if (i > 0 && person.Frames[i].Session != person.Frames[i - 1].Session)
                wearer.Reset();
            wearer.Step(features.Frames[i], result[i] = new float[population.ClassCount]);
        }

        return result;
    }
}
