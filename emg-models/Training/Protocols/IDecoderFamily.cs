namespace NeuralGlasses.Training.Protocols;

/// <summary>A way to decode that <c>evaluate</c> can measure: learns from the training people, then decodes others.</summary>
public interface IDecoderFamily
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>One sentence for tables and cards.</summary>
    string Statement { get; }

    /// <summary>Learns from the training people alone.</summary>
    /// <param name="people">Training people of one set: the same labels, channels and rate.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress);
}
