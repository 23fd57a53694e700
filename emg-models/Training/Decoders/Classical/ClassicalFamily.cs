using NeuralGlasses.Calibration;
using NeuralGlasses.Training.Features;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Classical;

/// <summary>A classical decoder: one of LibEMG's feature sets, standardised per person, and a classifier without memory.</summary>
/// <param name="name">Name on the command line.</param>
/// <param name="features">Name of the feature set, such as <c>TDPSD</c>.</param>
/// <param name="trainer">Learns the classifier.</param>
public sealed class ClassicalFamily(string name, string features, ClassicalTrainer trainer) : IDecoderFamily
{
    // Trees and maximum entropy take their time; more windows of the same people taught them nothing more.
    private const int MostSamples = 30_000;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Statement => $"{features}, z-scored per person, {trainer.Statement}; calibrated from scratch on the person alone.";

    /// <inheritdoc/>
    public IPopulationDecoder Fit(IReadOnlyList<PersonRecordings> people, int seed, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        var samples = new List<float[]>();
        var labels = new List<int>();
        var standards = new List<FeatureStandard>();
        for (var p = 0; p < people.Count; p++)
        {
            var frames = Frames(people[p]);
            standards.Add(FeatureStandard.Of(frames));
            for (var i = 0; i < frames.Length; i++)
            {
                if (!people[p].Frames[i].IsSteady)
                    continue;
                var standardised = new float[frames[i].Length];
                standards[p].Apply(frames[i], standardised);
                samples.Add(standardised);
                labels.Add(people[p].Frames[i].Label);
            }

            progress((p + 1.0) / people.Count);
        }

        var stride = Math.Max(1, (int)Math.Ceiling((double)samples.Count / MostSamples));
        var generic = trainer.Fit(
            [.. samples.Where((_, i) => i % stride == 0)], [.. labels.Where((_, i) => i % stride == 0)], people[0].Labels.Count, seed);
        return new ClassicalPopulation(this, generic, FeatureStandard.Usual(standards), trainer);
    }

    internal float[][] Frames(PersonRecordings person)
    {
        var extractor = ClassicalFeatures.Named(features, new() { WillisonStep = 0.5f });
        var result = new float[person.Frames.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = new float[extractor.ValuesPerChannel * person.ChannelCount];
            extractor.Compute(PersonSignal.Window(person, i), person.ChannelCount, person.RateHz, result[i]);
        }

        return result;
    }
}
