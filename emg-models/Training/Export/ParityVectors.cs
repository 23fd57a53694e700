using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Export;

/// <summary>
/// Numbers that pin a model: an invented input and what features and probabilities have to come of it. The probabilities are
/// computed here without ONNX Runtime, so that the graph is checked against a second computation.
/// </summary>
public sealed record ParityVectors
{
    private const int Steps = 24;

    /// <summary>What the input is.</summary>
    public required string Note { get; init; }

    /// <summary>Rate of the input, in hertz; it is what the filters would give, so it goes to the decoder directly.</summary>
    public required double RateHz { get; init; }

    /// <summary>Input in microvolts, [sample set][channel].</summary>
    public required float[][] SamplesMicrovolts { get; init; }

    /// <summary>Features of each step, [step][feature].</summary>
    public required float[][] Features { get; init; }

    /// <summary>Probabilities of each step, [step][label].</summary>
    public required double[][] Probabilities { get; init; }

    /// <summary>Invents an input and computes what the population makes of the whole of it.</summary>
    /// <param name="population">The population.</param>
    /// <param name="manifest">Rates and features.</param>
    /// <param name="seed">Seed of the invented input.</param>
    public static ParityVectors Of(Population population, ModelManifest manifest, int seed)
    {
        ArgumentNullException.ThrowIfNull(population);
        var wearer = new FollowedWearer(population);
        return Of((features, answer) => wearer.Step(features, answer), manifest, seed);
    }

    /// <summary>Invents an input and computes what a wearer's model makes of the whole of it.</summary>
    /// <param name="model">The adapted model.</param>
    /// <param name="manifest">Rates and features.</param>
    /// <param name="seed">Seed of the invented input.</param>
    public static ParityVectors Of(PersonalModel model, ModelManifest manifest, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        var usual = new float[model.Population.Layout.Length];
        return Of(Answer, manifest, seed);

        void Answer(ReadOnlySpan<float> features, Span<float> answer)
        {
            model.Turn(features, usual);
            model.Standard.Apply(usual, usual);
            model.LogProbabilities(usual, answer);
        }
    }

    private delegate void AnswerFrame(ReadOnlySpan<float> features, Span<float> logProbabilities);

    private static ParityVectors Of(AnswerFrame answerFrame, ModelManifest manifest, int seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var channels = manifest.ChannelCount;
        var samples = Invent(channels, Steps * manifest.StrideSamples, seed);
        var extractor = FrameFeatures.For(manifest);
        var features = new List<float[]>();
        var probabilities = new List<double[]>();
        for (var start = 0; start + manifest.WindowSamples <= samples.Length; start += manifest.StrideSamples)
        {
            var values = new float[extractor.Length];
            extractor.Compute([.. samples.Skip(start).Take(manifest.WindowSamples).SelectMany(set => set)], values);
            var answer = new float[manifest.Labels.Count];
            answerFrame(values, answer);
            features.Add(values);
            probabilities.Add(Array.ConvertAll(answer, value => Math.Round(Math.Exp(value), 7)));
        }

        return new()
        {
            Note = "Invented noise that swells and fades, no recording; features within 1e-4 and probabilities within 1e-5.",
            RateHz = manifest.SampleRateHz,
            SamplesMicrovolts = samples,
            Features = [.. features],
            Probabilities = [.. probabilities],
        };
    }

    private static float[][] Invent(int channelCount, int count, int seed)
    {
        var chance = new GaussianSource(seed);
        var samples = new float[count][];
        for (var i = 0; i < count; i++)
        {
            samples[i] = new float[channelCount];
            var shared = chance.Next();
            var swell = 3 + 60 * Math.Pow(Math.Sin(Math.PI * i / count), 2);
            for (var c = 0; c < channelCount; c++)
                samples[i][c] = MathF.Round((float)(swell * (0.2 + 0.8 * c / channelCount) * (0.5 * shared + chance.Next())), 2);
        }

        return samples;
    }
}
