using System.Numerics.Tensors;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>
/// Decodes somebody who never calibrates, from the first second on and strictly causally: first with the population and running
/// statistics, then, every time half as much again has been seen, with the wearing and the classes that all frames so far suggest.
/// </summary>
internal sealed class UnseenWearer(Population population)
{
    private const double FramesOfPopulation = 200;
    private const int FirstLook = 1200;
    private const double Growth = 1.5;
    private const float GenericShare = 0.3f;
    private LinearScores? _own;
    private int[]? _index;

    public float[][] Decode(PersonFeatures features)
    {
        var result = new float[features.Frames.Length][];
        var usual = new float[features.Layout.Length];
        var standardised = new float[features.Layout.Length];
        var answer = new float[population.ClassCount];
        var running = new RunningStandard(population.Usual, FramesOfPopulation);
        var next = FirstLook;
        var session = 0;
        for (var i = 0; i < result.Length; i++)
        {
            if (features.Person.Frames[i].Session != session)
            {
                session = features.Person.Frames[i].Session;
                running = new(population.Usual, FramesOfPopulation);
            }

            if (i == next)
            {
                Look(features, i);
                next = (int)(next * Growth);
            }

            running.Step(features.Frames[i], standardised);
            if (_index is null)
                standardised.CopyTo(usual, 0);
            else
                RingPermutation.Apply(standardised, _index, usual);
            population.LogProbabilities(usual, answer);
            result[i] = [.. answer];
            if (_own is null)
                continue;
            _own.LogProbabilities(usual, result[i]);
            TensorPrimitives.MultiplyAdd(answer, GenericShare, result[i], result[i]);
            LinearScores.LogSoftMax(result[i]);
        }

        return result;
    }

    private void Look(PersonFeatures features, int frames)
    {
        var standards = features.Frames.Take(frames).Zip(features.Person.Frames, (row, frame) => (Row: row, frame.Session))
            .GroupBy(each => each.Session)
            .ToDictionary(each => each.Key, each => FeatureStandard.Of([.. each.Select(of => of.Row)]));
        var standardised = new float[frames][];
        for (var i = 0; i < frames; i++)
            standards[features.Person.Frames[i].Session].Apply(features.Frames[i], standardised[i] = new float[features.Layout.Length]);
        var permutation = RingChoice.FromMovement(population, [.. standardised.Where((_, i) => i % 4 == 0)]);
        _index = permutation.FeatureIndex(population.Layout);
        var usual = permutation.Apply(standardised, population.Layout);
        _own = new UnlabelledAdaptation().Adapt(population, usual, features.Stretches[..frames], AdaptivePopulation.Generic(population, usual)).Own;
    }
}
