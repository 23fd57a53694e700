using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>The decoder that ships: features on the wearer's own scale, a population's networks and classes, adapted to the wearer.</summary>
/// <param name="learningSteps">Batches that each network of the population learns from; null for as many as suit the number of sessions.</param>
public sealed class AdaptiveFamily(int? learningSteps = null) : IDecoderFamily
{
    /// <inheritdoc/>
    public string Name => "adaptive";

    /// <inheritdoc/>
    public string Statement =>
        "TDPSD with log-covariances or spectra, standardised per person; two small networks with Gaussian classes; ring rotation found; " +
        "unseen: classes learnt without labels by expectation maximisation; calibrated: networks adapted, own classes weighed by how people and repetitions vary, causal online adaptation.";

    /// <inheritdoc/>
    public IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        var features = new PersonFeatures[people.Count];
        var done = 0;
        Parallel.For(0, people.Count, p =>
        {
            features[p] = PersonFeatures.Of(people[p]);
            progress(0.5 * Interlocked.Increment(ref done) / people.Count);
        });
        return new AdaptivePopulation(features, seed, learningSteps);
    }
}
