using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>What was learnt from many people, from which every wearer starts.</summary>
public sealed class Population
{
    /// <summary>Weight of the networks' logarithm of probability beside the classes', 0 to 1.</summary>
    public const float NetworkShare = 0.6f;

    /// <summary>Added to a mean probability before its logarithm.</summary>
    public const float SmallestProbability = 1e-12f;

    private const double DiscriminantLoading = 0.05;
    private const double DiscriminantSoftness = 0.5;
    private readonly float[] _logits;
    private readonly float[] _mean;

    /// <summary>Brings together what was learnt.</summary>
    /// <param name="layout">Which electrodes each feature speaks of.</param>
    /// <param name="usual">Usual mean and deviation of each feature.</param>
    /// <param name="networks">Networks from different seeds, at least one, on standardised features.</param>
    /// <param name="features">Classes in standardised features.</param>
    /// <param name="variation">How gestures vary between people and between repetitions, in standardised features.</param>
    /// <param name="wearings">Ways in which people of this population wear the band, and how usual each is.</param>
    /// <exception cref="ArgumentException">The parts have different labels or features.</exception>
    public Population(
        FeatureLayout layout,
        FeatureStandard usual,
        IReadOnlyList<FeatureNetwork> networks,
        GaussianClasses features,
        GestureVariation variation,
        IReadOnlyList<RingWearing> wearings)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(variation);
        ArgumentNullException.ThrowIfNull(wearings);
        if (networks.Count == 0 || wearings.Count == 0)
            throw new ArgumentException($"There are {networks.Count} networks and {wearings.Count} wearings; expected at least one of each.", nameof(networks));
        if (networks.Any(network => network.FeatureCount != layout.Length || network.ClassCount != features.ClassCount)
            || usual.FeatureCount != layout.Length
            || features.FeatureCount != layout.Length
            || variation.FeatureCount != layout.Length
            || variation.ClassCount != features.ClassCount)
        {
            throw new ArgumentException($"The parts of the population do not agree on {layout.Length} features and {features.ClassCount} labels.", nameof(networks));
        }

        Layout = layout;
        Usual = usual;
        Networks = networks;
        Features = features;
        Variation = variation;
        Wearings = wearings;
        Discriminant = features.Scores(DiscriminantLoading, DiscriminantSoftness);
        _logits = new float[ClassCount];
        _mean = new float[ClassCount];
    }

    /// <summary>Number of labels.</summary>
    public int ClassCount => Features.ClassCount;

    /// <summary>Which electrodes each feature speaks of.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>Usual mean and deviation of each feature.</summary>
    public FeatureStandard Usual { get; }

    /// <summary>Networks from different seeds.</summary>
    public IReadOnlyList<FeatureNetwork> Networks { get; }

    /// <summary>Classes in standardised features.</summary>
    public GaussianClasses Features { get; }

    /// <summary>The scores of <see cref="Features"/> in the population's own answer.</summary>
    public LinearScores Discriminant { get; }

    /// <summary>How gestures vary between people and between repetitions, in standardised features.</summary>
    public GestureVariation Variation { get; }

    /// <summary>Ways in which people of this population wear the band, and how usual each is.</summary>
    public IReadOnlyList<RingWearing> Wearings { get; }

    /// <summary>
    /// How much stranger than the median calibration frame a known gesture may look (<see cref="PersonalModel.Strangeness"/>), measured on
    /// people whom the population had not seen; infinite where it was not measured, so that nothing is rejected.
    /// </summary>
    public double StrangenessMargin { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Weight of a wearer's adapted networks beside the wearer's own classes, above 0: half where many people taught, more where few did,
    /// since few say little of how people differ.
    /// </summary>
    public float AdaptedShare { get; init; } = 0.5f;

    /// <summary>The same population with another margin of strangeness.</summary>
    public Population WithMargin(double strangenessMargin)
        => new(Layout, Usual, Networks, Features, Variation, Wearings) { StrangenessMargin = strangenessMargin, AdaptedShare = AdaptedShare };

    /// <summary>The answer without any adaptation; allocates nothing, not for two threads at once.</summary>
    /// <param name="standardised">Standardised features in the usual way of wearing.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void LogProbabilities(ReadOnlySpan<float> standardised, Span<float> logProbabilities)
    {
        MeanLogProbability(Networks, standardised, logProbabilities, _mean);
        TensorPrimitives.Multiply(logProbabilities, NetworkShare, logProbabilities);
        Discriminant.LogProbabilities(standardised, _logits);
        TensorPrimitives.MultiplyAdd(_logits, 1 - NetworkShare, logProbabilities, logProbabilities);
        LinearScores.LogSoftMax(logProbabilities);
    }

    /// <summary>Logarithm of the mean probability over networks.</summary>
    internal static void MeanLogProbability(
        IReadOnlyList<FeatureNetwork> networks, ReadOnlySpan<float> standardised, Span<float> logProbabilities, Span<float> scratch)
    {
        logProbabilities.Clear();
        // Counted, because walking a list by its interface allocates.
        for (var n = 0; n < networks.Count; n++)
        {
            networks[n].Score(standardised, scratch);
            TensorPrimitives.SoftMax<float>(scratch, scratch);
            TensorPrimitives.Add(logProbabilities, scratch, logProbabilities);
        }

        for (var k = 0; k < logProbabilities.Length; k++)
            logProbabilities[k] = MathF.Log(logProbabilities[k] / networks.Count + SmallestProbability);
    }
}
