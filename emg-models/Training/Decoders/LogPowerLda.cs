using NeuralGlasses.Training.Decoders.Floor;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders;

/// <summary>The floor to beat: the logarithm of each channel's power, standardised per person, and a linear discriminant.</summary>
public sealed class LogPowerLda : IDecoderFamily
{
    /// <inheritdoc/>
    public string Name => "log-power-lda";

    /// <inheritdoc/>
    public string Statement => "ln RMS of each channel, z-scored per person, linear discriminant with a shrinkage of 0.1; calibrated from scratch on the person alone.";

    /// <inheritdoc/>
    public IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        var samples = new List<float[]>();
        var labels = new List<int>();
        var groups = new List<int>();
        var statistics = new List<ChannelStatistics>();
        for (var p = 0; p < people.Count; p++)
        {
            var features = LogPower.Of(people[p]);
            statistics.Add(ChannelStatistics.Of(features));
            for (var i = 0; i < features.Length; i++)
            {
                if (!people[p].Frames[i].IsSteady)
                    continue;
                samples.Add(statistics[p].Standardise(features[i]));
                labels.Add(people[p].Frames[i].Label);
                groups.Add(p);
            }

            progress((p + 1.0) / people.Count);
        }

        return new LogPowerLdaPopulation(PartialDiscriminant.Fit(samples, labels, groups, people[0].Labels.Count), ChannelStatistics.Mean(statistics));
    }
}
