using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Training.Learning;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>
/// Learns how gestures vary from the steady frames of training people. Each session is brought to the scale that its own first repetitions
/// give, as a calibration would, so that what was learnt holds for somebody who calibrates.
/// </summary>
internal static class VariationFit
{
    /// <summary>Learns the variation.</summary>
    /// <param name="people">The training people.</param>
    /// <param name="wearings">How each wears the band.</param>
    /// <param name="usual">Usual statistics of the population.</param>
    public static GestureVariation Of(IReadOnlyList<PersonFeatures> people, IReadOnlyList<RingPermutation> wearings, FeatureStandard usual)
    {
        var means = new IReadOnlyList<(int Label, double[] Mean)>[people.Count];
        var within = new Matrix<double>[people.Count];
        var groups = new int[people.Count];
        Parallel.For(0, people.Count, p => (means[p], within[p], groups[p]) = Measure(people[p], wearings[p], usual));
        var all = within.Aggregate((sum, each) => sum + each) / Math.Max(1, groups.Sum());
        return VariationLearning.Of(means, people[0].Person.Labels.Count, all);
    }

    private static (List<(int Label, double[] Mean)> Means, Matrix<double> Within, int Groups) Measure(
        PersonFeatures person, RingPermutation wearing, FeatureStandard usual)
    {
        var (frames, features) = (person.Person.Frames, usual.FeatureCount);
        var means = new List<(int, double[])>();
        var within = Matrix<double>.Build.Dense(features, features);
        var groups = 0;
        foreach (var session in person.Steady.GroupBy(i => frames[i].Session))
        {
            Frame[] of = [.. session.Select(i => frames[i])];
            var standardised = Standardised(wearing.Apply([.. session.Select(i => person.Frames[i])], person.Layout), of, usual);
            foreach (var repetition in standardised.Zip(of).GroupBy(each => (each.Second.Label, each.Second.Repetition), each => each.First))
            {
                var samples = Matrix<double>.Build.DenseOfRows(repetition.Select(row => row.Select(value => (double)value)));
                var mean = samples.ColumnSums() / samples.RowCount;
                means.Add((repetition.Key.Label, [.. mean]));
                if (samples.RowCount < 2)
                    continue;
                samples.MapIndexedInplace((_, f, value) => value - mean[f]);
                within += samples.TransposeThisAndMultiply(samples) / samples.RowCount;
                groups++;
            }
        }

        return (means, within, groups);
    }

    private static float[][] Standardised(float[][] turned, Frame[] of, FeatureStandard usual)
    {
        var first = of.GroupBy(frame => frame.Label).ToDictionary(group => group.Key, group => group.Min(frame => frame.Repetition));
        var calibration = Enumerable.Range(0, of.Length).Where(i => of[i].Repetition == first[of[i].Label]).ToArray();
        return FeatureStandard.Balanced([.. calibration.Select(i => turned[i])], [.. calibration.Select(i => of[i].Label)])
            .TowardsDeviationOf(usual)
            .Apply(turned);
    }
}
