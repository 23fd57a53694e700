using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>Adapts a population to one wearer from one or a few labelled repetitions of each gesture.</summary>
public static class PersonalAdaptation
{
    private const int StepsWithTransitions = 200;

    /// <summary>
    /// Finds the wearer's statistics and way of wearing, adapts every network in 150 small steps, and fits the wearer's own classes with the
    /// population's as a prior. About a second on one core; the networks share the cores.
    /// </summary>
    /// <param name="population">The population.</param>
    /// <param name="samples">Features of calibration frames as the band is worn, not standardised.</param>
    /// <param name="labels">Label of each, from 0.</param>
    /// <param name="repetitions">Repetitions of each gesture, at least 1; from two on the wearer's own spread is trusted.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="ArgumentException">There is no sample, or not as many labels.</exception>
    public static PersonalModel Adapt(Population population, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int repetitions, int seed)
        => Adapt(population, samples, labels, ([], []), repetitions, seed);

    /// <summary>The same, with invented transitions from which the networks learn what half a gesture is.</summary>
    /// <param name="population">The population.</param>
    /// <param name="samples">Features of calibration frames as the band is worn, not standardised.</param>
    /// <param name="labels">Label of each, from 0.</param>
    /// <param name="transitions">Features and labels that <see cref="TransitionFrames"/> invented from the same frames; may be empty.</param>
    /// <param name="repetitions">Repetitions of each gesture, at least 1.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="ArgumentException">There is no sample, or not as many labels.</exception>
    public static PersonalModel Adapt(
        Population population,
        IReadOnlyList<float[]> samples,
        IReadOnlyList<int> labels,
        (float[][] Samples, int[] Labels) transitions,
        int repetitions,
        int seed)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(labels);
        if (samples.Count == 0 || samples.Count != labels.Count)
            throw new ArgumentException($"There are {samples.Count} calibration frames and {labels.Count} labels; expected as many of each, at least one.", nameof(labels));
        var (permutation, standard, standardised) = Place(population, samples, labels);
        float[][] taught = [.. standardised, .. standard.Apply(permutation.Apply(transitions.Samples, population.Layout))];
        int[] lessons = [.. labels, .. transitions.Labels];
        var options = transitions.Samples.Length == 0 ? LearningOptions.Wearer : LearningOptions.Wearer with { Steps = StepsWithTransitions };
        var networks = new FeatureNetwork[population.Networks.Count];
        Parallel.For(0, networks.Length, n =>
            networks[n] = NetworkLearning.Adapt(population.Networks[n], taught, lessons, options, seed + n));

        var classes = population.ClassCount;
        var embedded = networks.Select(network => GaussianClasses.Of(Embed(network, standardised), labels, classes)).ToArray();
        return new(
            population,
            permutation,
            standard,
            networks,
            GaussianClasses.Of(standardised, labels, classes),
            embedded,
            repetitions,
            samples.Count / (double)classes);
    }

    /// <summary>Finds how the band is worn and the wearer's statistics, and brings the frames into the usual way of wearing and to that scale.</summary>
    internal static (RingPermutation Permutation, FeatureStandard Standard, float[][] Standardised) Place(
        Population population, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels)
    {
        var worn = FeatureStandard.Balanced(samples, labels).TowardsDeviationOf(population.Usual);
        var permutation = RingChoice.FromLabels(population, worn.Apply(samples), labels);
        // The usual deviations belong to features in the usual way of wearing, so the statistics are taken again after turning.
        var turned = permutation.Apply(samples, population.Layout);
        var standard = FeatureStandard.Balanced(turned, labels).TowardsDeviationOf(population.Usual);
        return (permutation, standard, standard.Apply(turned));
    }

    private static float[][] Embed(FeatureNetwork network, float[][] standardised)
    {
        var result = new float[standardised.Length][];
        for (var i = 0; i < result.Length; i++)
            network.Embed(standardised[i], result[i] = new float[FeatureNetwork.EmbeddingLength]);
        return result;
    }
}
