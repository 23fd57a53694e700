using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Export;

/// <summary>
/// Numbers that pin a model: an invented input and what features and probabilities have to come of it. The probabilities are
/// computed here without ONNX Runtime, so that the graph is checked against a second computation.
/// </summary>
public sealed record ParityVectors
{
    private const int Steps = 20;

    /// <summary>What the input is.</summary>
    public required string Note { get; init; }

    /// <summary>Rate of the input, in hertz; it is what the filters would give, so it goes to the decoder directly.</summary>
    public required double RateHz { get; init; }

    /// <summary>Input in microvolts, [sample set][channel].</summary>
    public required float[][] SamplesMicrovolts { get; init; }

    /// <summary>Share of the window that was filled at each step.</summary>
    public required float[] ValidFraction { get; init; }

    /// <summary>Features of each step, [step][feature].</summary>
    public required float[][] Features { get; init; }

    /// <summary>Probabilities of each step, [step][label].</summary>
    public required double[][] Probabilities { get; init; }

    /// <summary>Invents an input from the options' seed and computes what the model makes of it.</summary>
    public static ParityVectors Of(IScoreModel model, int channelCount, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var samples = Invent(channelCount, Steps * options.StrideSamples, options.Seed);
        var block = new EmgBlock(channelCount, options.StrideSamples) { RateHz = options.ModelRateHz };
        var extractor = new GestureFeatures(channelCount, options.ModelRateHz, options.StrideSamples, options.StrideCount, options.NoiseFloorMicrovolts);
        var features = new List<float[]>();
        var fractions = new List<float>();
        for (var step = 0; step < Steps; step++)
        {
            block.SampleCount = options.StrideSamples;
            for (var i = 0; i < options.StrideSamples; i++)
                samples[step * options.StrideSamples + i].CopyTo(block.Samples[(i * channelCount)..]);
            block.Restarted = step == 0;
            extractor.Push(block);
            var values = new float[extractor.Length];
            extractor.TryTake(values, out _, out var fraction);
            features.Add(values);
            fractions.Add(fraction);
        }

        var person = new PersonSteps("invented", [.. features.Select(values => new RecordedStep(values, 0, 0, 1, -1, false))], []);
        return new()
        {
            Note = "Invented noise that swells and fades, no recording; features within 1e-4 and probabilities within 1e-5.",
            RateHz = options.ModelRateHz,
            SamplesMicrovolts = samples,
            ValidFraction = [.. fractions],
            Features = [.. features],
            Probabilities = GestureTrainer.Probabilities(person, model, options),
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
