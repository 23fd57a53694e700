using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Models.Tests.Learning;

/// <summary>Gaussian clusters of deviation 1, one a class, whose centres lie four apart on the corners of a square.</summary>
internal sealed class Clusters
{
    public Clusters(int seed, params int[] samplesOfClass)
    {
        var chance = new GaussianSource(seed);
        for (var k = 0; k < samplesOfClass.Length; k++)
        {
            for (var i = 0; i < samplesOfClass[k]; i++)
            {
                Samples.Add([(float)(4 * (k & 1) + chance.Next()), (float)(4 * (k >> 1) + chance.Next())]);
                Labels.Add(k);
            }
        }
    }

    public List<float[]> Samples { get; } = [];

    public List<int> Labels { get; } = [];
}
