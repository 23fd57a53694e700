using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration;

/// <summary>
/// The population's answer for somebody who never calibrated, from the first frame on and strictly causal: statistics that follow the
/// wearer, and nothing else. This is what the graph of a model that ships computes. Not for two threads at once.
/// </summary>
public sealed class FollowedWearer
{
    private readonly Population _population;
    private readonly BalancedStandard _standard;
    private readonly float[] _standardised;
    private readonly float[] _probabilities;

    /// <summary>Begins with the population alone.</summary>
    public FollowedWearer(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        _population = population;
        _standard = new(population);
        _standardised = new float[population.Layout.Length];
        _probabilities = new float[population.ClassCount];
    }

    /// <summary>Answers one frame and follows the wearer by it; allocates nothing.</summary>
    /// <param name="features">Raw features of the frame in the usual way of wearing.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void Step(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        _standard.Standardise(features, _standardised);
        _population.LogProbabilities(_standardised, logProbabilities);
        TensorPrimitives.Exp(logProbabilities, _probabilities);
        _standard.Learn(_probabilities);
    }

    /// <summary>Forgets the wearer.</summary>
    public void Reset() => _standard.Reset();
}
