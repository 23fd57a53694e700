using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Learning;

public sealed class LinearDiscriminantTests
{
    [Fact]
    public void The_linear_discriminant_recovers_gaussian_classes()
    {
        var chance = new GaussianSource(5);
        double[][] centres = [[0, 0, 0], [3, 0, 1], [0, 4, -1]];
        List<float[]> samples = [];
        List<int> labels = [], groups = [];
        // Class 0 is twenty times as frequent: balanced weights must not let it swallow the others.
        for (var i = 0; i < 4400; i++)
        {
            var label = i < 4000 ? 0 : 1 + i % 2;
            var shared = chance.Next();
            samples.Add([.. centres[label].Select((centre, f) => (float)(50 * f + centre + 0.8 * shared + 0.6 * chance.Next()))]);
            labels.Add(label);
            groups.Add(i % 3);
        }

        var classifier = LinearDiscriminant.Fit(samples, labels, groups, 3, 0.01, 1);
        var right = new int[3];
        var scores = new double[3];
        for (var i = 0; i < samples.Count; i++)
        {
            classifier.Score(samples[i], scores);
            if (Array.IndexOf(scores, scores.Max()) == labels[i])
                right[labels[i]]++;
        }

        Assert.InRange(right[0] / 4000.0, 0.97, 1);
        Assert.InRange(right[1] / 200.0, 0.97, 1);
        Assert.InRange(right[2] / 200.0, 0.97, 1);
    }
}
