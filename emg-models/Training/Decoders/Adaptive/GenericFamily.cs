using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>The population of <see cref="AdaptiveFamily"/> alone, as the graph of a model that ships computes it for somebody who never calibrated.</summary>
/// <param name="learningSteps">Batches that each network of the population learns from; null for as many as suit the number of sessions.</param>
public sealed class GenericFamily(int? learningSteps = null) : IDecoderFamily
{
    /// <inheritdoc/>
    public string Name => "generic";

    /// <inheritdoc/>
    public string Statement =>
        "the networks and classes of 'adaptive' with class-balanced statistics that follow the wearer, strictly causal, no ring rotation and " +
        "nothing learnt; a calibration is not used.";

    /// <inheritdoc/>
    public IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress)
        => new GenericPopulation((AdaptivePopulation)new AdaptiveFamily(learningSteps).Fit(people, seed, progress));
}
