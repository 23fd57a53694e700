using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Floor;

/// <summary>What <see cref="LogPowerLda"/> learnt from the training people.</summary>
/// <param name="generic">Discriminant on standardised features.</param>
/// <param name="population">Mean statistics of the training people.</param>
internal sealed class LogPowerLdaPopulation(PartialDiscriminant generic, ChannelStatistics population) : IPopulationDecoder
{
    private const double PriorSeconds = 10;

    public float[][] DecodeUnseen(PersonRecordings person, bool causal)
    {
        var features = LogPower.Of(person);
        if (!causal)
        {
            var whole = ChannelStatistics.Of(features);
            return Array.ConvertAll(features, row => generic.LogProbabilities(whole.Standardise(row)));
        }

        var running = new RunningStatistics(population, PriorSeconds * 1000 / FrameCutter.HopMs);
        return Array.ConvertAll(features, row =>
        {
            running.Add(row);
            return generic.LogProbabilities(running.Current.Standardise(row));
        });
    }

    public float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        var features = LogPower.Of(person);
        var samples = calibration.Select(i => features[i]).ToArray();
        var statistics = ChannelStatistics.Of(samples);
        var own = PartialDiscriminant.Fit(
            [.. samples.Select(statistics.Standardise)],
            [.. calibration.Select(i => person.Frames[i].Label)],
            new int[samples.Length],
            person.Labels.Count);
        return Array.ConvertAll(features, row => own.LogProbabilities(statistics.Standardise(row)));
    }
}
