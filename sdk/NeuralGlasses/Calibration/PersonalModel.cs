using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>A population adapted to one wearer: adapted networks and the wearer's own classes answer together. Not for two threads at once.</summary>
public sealed class PersonalModel
{
    private const double CovarianceShare = 0.5;
    private const double DistanceLoading = 0.1;
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
        _distances = [.. embedded.Select(own => own.Distances(DistanceLoading))];
        OwnScores = OwnClasses().Scores;
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

    /// <summary>Calibration frames behind each class, on average.</summary>
    public double FramesPerClass { get; }

    /// <summary>Scores of standardised features by the wearer's own classes, as the calibration left them.</summary>
    public LinearScores OwnScores { get; }

    internal IReadOnlyList<GaussianClasses> Embedded { get; }

    /// <summary>The wearer's own classes, as the calibration left them, with the population's as a prior.</summary>
    internal GaussianClasses NearClasses => Classes.Towards(Population.Features, Repetitions > 1 ? 0.3 : 1, CovarianceShare);

    /// <summary>The wearer's own classes, to go on learning from.</summary>
    internal WearerClasses OwnClasses() => new(Population.Variation, Classes, Repetitions, FramesPerClass);

    /// <summary>Brings features as the band is worn into the usual way of wearing; allocates nothing.</summary>
    public void Turn(ReadOnlySpan<float> features, Span<float> usual) => RingPermutation.Apply(features, _index, usual);

    /// <summary>
    /// How little a frame is like any gesture of the calibration: logarithm of the squared distance to the nearest class in the
    /// embedding of an adapted network, mean over the networks; the larger the stranger. Allocates nothing.
    /// </summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    public double Strangeness(ReadOnlySpan<float> standardised)
    {
        var sum = 0.0;
        for (var n = 0; n < _distances.Length; n++)
        {
            Networks[n].Embed(standardised, _embedding);
            sum += _distances[n].LogNearest(_embedding);
        }

        return sum / _distances.Length;
    }

    /// <summary>Computes the log-probabilities of one frame; allocates nothing.</summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void LogProbabilities(ReadOnlySpan<float> standardised, Span<float> logProbabilities)
    {
        NetworkLogProbabilities(standardised, _answer);
        Join(OwnScores, standardised, _answer, Population.AdaptedShare, logProbabilities);
    }

    /// <summary>What the adapted networks alone say of one frame; allocates nothing.</summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    internal void NetworkLogProbabilities(ReadOnlySpan<float> standardised, Span<float> logProbabilities)
        => Population.MeanLogProbability(Networks, standardised, logProbabilities, _scratch);

    /// <summary>Joins what a wearer's own classes and the networks say.</summary>
    internal static void Join(LinearScores own, ReadOnlySpan<float> standardised, ReadOnlySpan<float> networks, float share, Span<float> logProbabilities)
    {
        own.LogProbabilities(standardised, logProbabilities);
        TensorPrimitives.MultiplyAdd(networks, share, logProbabilities, logProbabilities);
        LinearScores.LogSoftMax(logProbabilities);
    }
}
