using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.Training.Decoders.Floor;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Streaming;

/// <summary>A network on the signal itself: causal convolution and LSTM with a step of 10 ms, its state kept through a stretch.</summary>
public sealed class StreamingFamily : IDecoderFamily
{
    private const double StepMs = 10;

    private static readonly LearningOptions Learning = new()
    {
        Steps = 500,
        LearningRate = 4e-3,
        BatchSize = 32,
        ShortestCropSteps = 60,
        LongestCropSteps = 120,
        WarmUpSteps = 15,
        DropOut = 0.5,
        GainDeviation = 0.3,
        NoiseDeviation = 0.2,
    };

    /// <inheritdoc/>
    public string Name => "streaming-lstm";

    /// <inheritdoc/>
    public string Statement =>
        "filtered signal scaled per person, causal convolution and LSTM every 10 ms with its state from the start of the stretch; " +
        "calibrated: all weights tuned on the person.";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Networks cannot be trained on this machine.</exception>
    public IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        if (TorchRuntime.Absence is { } reason)
            throw new ArgumentException($"--decoder: {Name} cannot be trained here; {reason}");
        var options = Shape(people[0]);
        var lessons = people.SelectMany((person, p) =>
            new PersonStream(person, PersonGains.Whole(person), options).Lessons(Steady(person), p));
        var network = TrainedNetwork.Train([.. lessons], options, Learning, seed, progress);
        var usual = ChannelStatistics.Mean([.. people.Select(person => ChannelStatistics.Of(LogPower.Of(person)))]);
        return new StreamingPopulation(network, usual, LabelShares(people), Learning);
    }

    // A rate that 10 ms do not divide gets the nearest whole number of samples.
    private static StreamingNetworkOptions Shape(PersonRecordings person)
    {
        var stride = Math.Max(1, (int)Math.Round(person.RateHz * StepMs / 1000));
        return new(person.ChannelCount, person.Labels.Count, stride, 2 * stride + 1);
    }

    private static IEnumerable<int> Steady(PersonRecordings person)
        => Enumerable.Range(0, person.Frames.Count).Where(i => person.Frames[i].IsSteady);

    private static double[] LabelShares(IReadOnlyList<PersonRecordings> people)
    {
        var counts = new double[people[0].Labels.Count];
        foreach (var frame in people.SelectMany(person => person.Frames).Where(frame => frame.Label >= 0))
            counts[frame.Label]++;
        var total = counts.Sum();
        return Array.ConvertAll(counts, count => (count + 1) / (total + counts.Length));
    }
}
