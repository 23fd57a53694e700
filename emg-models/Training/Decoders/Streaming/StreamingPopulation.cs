using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.Training.Decoders.Floor;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Streaming;

/// <summary>What <see cref="StreamingFamily"/> learnt from the training people.</summary>
/// <param name="network">The network that all of them taught.</param>
/// <param name="usual">Mean levels of the training people.</param>
/// <param name="labelShares">Share of each label in their time.</param>
/// <param name="learning">How the network learnt.</param>
internal sealed class StreamingPopulation(
    TrainedNetwork network, ChannelStatistics usual, IReadOnlyList<double> labelShares, LearningOptions learning) : IPopulationDecoder
{
    private readonly LearningOptions _tuning = learning with { Steps = 200 };

    public float[][] DecodeUnseen(PersonRecordings person, bool causal)
        => new PersonStream(person, causal ? PersonGains.Running(person, usual) : PersonGains.Whole(person), network.Options).Decode(network);

    public float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        // A single label is nothing to learn from.
        if (calibration.Select(i => person.Frames[i].Label).Distinct().Count() < 2)
            return DecodeUnseen(person, causal: true);
        var stream = new PersonStream(person, PersonGains.Calibrated(person, calibration, labelShares), network.Options);
        using var tuned = network.FineTune([.. stream.Lessons(calibration, group: 0)], _tuning, seed);
        return stream.Decode(tuned);
    }
}
