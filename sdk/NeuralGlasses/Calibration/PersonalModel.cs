using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>A population adapted to one wearer: adapted networks and the wearer's own classes answer together. Not for two threads at once.</summary>
public sealed class PersonalModel
{
    private const double CovarianceShare = 0.5;
    private const double EmbeddingPull = 0.3;
    private const double Loading = 0.02;
    private const double Softness = 0.5;
    private const double OwnLoading = 0.1;
    private const double DistanceLoading = 0.1;
    private const float OwnShare = 0.5f;
    private readonly (LinearScores Scores, float Weight, FeatureNetwork? Network)[] _answers;
    private readonly MahalanobisDistance[] _distances;
    private readonly int[] _index;
    private readonly float[] _answer;
    private readonly float[] _scratch;
    private readonly float[] _embedding = new float[FeatureNetwork.EmbeddingLength];

    internal PersonalModel(
        Population population,
        RingPermutation permutation,
        FeatureStandard standard,
        IReadOnlyList<FeatureNetwork> networks,
        GaussianClasses classes,
        IReadOnlyList<GaussianClasses> embedded,
        int repetitions,
        double framesPerClass)
    {
        Population = population;
        Permutation = permutation;
        Standard = standard;
        Networks = networks;
        Classes = classes;
        Embedded = embedded;
        Repetitions = repetitions;
        FramesPerClass = framesPerClass;
        var near = embedded.Select((own, n) => own.Towards(population.Embeddings[n], EmbeddingPull, CovarianceShare)).ToArray();
        _distances = [.. near.Select(each => each.Distances(DistanceLoading))];
        // The weights are those that generalised best in the measurements behind the recipe: with one repetition the prior counts
        // most, with two the wearer's own spread.
        var prior = repetitions > 1 ? 0.25f : 0.5f;
        _answers =
        [
            (NearClasses.Scores(Loading, Softness), prior, null),
            .. near.Select((each, n) => (each.Scores(Loading, Softness), prior / near.Length, (FeatureNetwork?)population.Networks[n])),
        ];
        if (repetitions > 1)
            _answers = [.. _answers, (classes.Towards(population.Features, 0, 0).Scores(OwnLoading, Softness), OwnShare, null)];
        _index = permutation.FeatureIndex(population.Layout);
        _answer = new float[population.ClassCount];
        _scratch = new float[population.ClassCount];
    }

    /// <summary>The population that was adapted.</summary>
    public Population Population { get; }

    /// <summary>How the band is worn.</summary>
    public RingPermutation Permutation { get; }

    /// <summary>The wearer's statistics, in the usual way of wearing.</summary>
    public FeatureStandard Standard { get; }

    /// <summary>The adapted networks.</summary>
    public IReadOnlyList<FeatureNetwork> Networks { get; }

    /// <summary>The wearer's own classes in standardised features.</summary>
    public GaussianClasses Classes { get; }

    /// <summary>Repetitions of each gesture that were calibrated with, at least 1.</summary>
    public int Repetitions { get; }

    /// <summary>Pull of the population's means on the wearer's own; from two repetitions on the wearer's own are trusted.</summary>
    public double MeanPull => Repetitions > 1 ? 0.3 : 1;

    /// <summary>Calibration frames behind each class, on average.</summary>
    public double FramesPerClass { get; }

    internal IReadOnlyList<GaussianClasses> Embedded { get; }

    /// <summary>The wearer's own classes with the population's as a prior.</summary>
    internal GaussianClasses NearClasses => Classes.Towards(Population.Features, MeanPull, CovarianceShare);

    /// <summary>The scores of the wearer's own classes with the population's as a prior.</summary>
    /// <param name="own">The classes.</param>
    /// <param name="pull">Pull of each class's mean.</param>
    internal LinearScores ScoresOf(GaussianClasses own, ReadOnlySpan<double> pull) => own.Towards(Population.Features, pull, CovarianceShare).Scores(Loading, Softness);

    /// <summary>Brings features as the band is worn into the usual way of wearing; allocates nothing.</summary>
    public void Turn(ReadOnlySpan<float> features, Span<float> usual) => RingPermutation.Apply(features, _index, usual);

    /// <summary>
    /// How little a frame is like any gesture of the calibration: logarithm of the squared distance to the nearest class in the
    /// population's embedding, mean over the networks; the larger the stranger. Allocates nothing.
    /// </summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    public double Strangeness(ReadOnlySpan<float> standardised)
    {
        var sum = 0.0;
        for (var n = 0; n < _distances.Length; n++)
        {
            Population.Networks[n].Embed(standardised, _embedding);
            sum += _distances[n].LogNearest(_embedding);
        }

        return sum / _distances.Length;
    }

    /// <summary>
    /// The linear scores whose log-probabilities are added, by their weights, to those of the adapted networks: of the standardised features,
    /// or of a network's embedding of them where one is named.
    /// </summary>
    public IReadOnlyList<(LinearScores Scores, float Weight, FeatureNetwork? Network)> Answers() => _answers;

    /// <summary>Computes the log-probabilities of one frame; allocates nothing.</summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void LogProbabilities(ReadOnlySpan<float> standardised, Span<float> logProbabilities)
    {
        Population.MeanLogProbability(Networks, standardised, logProbabilities, _scratch);
        foreach (var (scores, weight, network) in _answers)
        {
            if (network is not null)
                network.Embed(standardised, _embedding);
            scores.LogProbabilities(network is null ? standardised : _embedding, _answer);
            TensorPrimitives.MultiplyAdd(_answer, weight, logProbabilities, logProbabilities);
        }

        LinearScores.LogSoftMax(logProbabilities);
    }
}
