namespace NeuralGlasses.Training.Learning;

/// <summary>The steady windows of several people, ordered by class and person.</summary>
public sealed class TrainingSet
{
    private readonly float[][][][] _samples;

    /// <summary>Collects the steady windows.</summary>
    /// <exception cref="ArgumentException">A class has no window of anyone.</exception>
    public TrainingSet(IReadOnlyList<PersonSteps> people, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(labels);
        ClassCount = labels.Count;
        _samples = new float[ClassCount][][][];
        for (var k = 0; k < ClassCount; k++)
        {
            _samples[k] = [.. people
                .Select(person => person.Steps.Where(step => step.IsSteady && person.Blocks[step.Block].Label == k).Select(step => step.Features).ToArray())
                .Where(samples => samples.Length > 0)];
            if (_samples[k].Length == 0)
                throw new ArgumentException($"No recording has a steady window of '{labels[k]}'; add one that holds it for two seconds or longer.", nameof(people));
        }

        FeatureCount = _samples[0][0][0].Length;
        Mean = new float[FeatureCount];
        Deviation = new float[FeatureCount];
        var all = _samples.SelectMany(groups => groups).SelectMany(samples => samples).ToArray();
        for (var f = 0; f < FeatureCount; f++)
        {
            var feature = f;
            var mean = all.Average(sample => (double)sample[feature]);
            Mean[f] = (float)mean;
            Deviation[f] = (float)Math.Sqrt(all.Average(sample => (sample[feature] - mean) * (sample[feature] - mean))) + 1e-6f;
        }
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Mean of each feature over all windows.</summary>
    public float[] Mean { get; }

    /// <summary>Standard deviation of each feature over all windows.</summary>
    public float[] Deviation { get; }

    /// <summary>A window of a class: every person equally likely, then every window of that person.</summary>
    public float[] Draw(int label, GaussianSource chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        var person = _samples[label][chance.Below(_samples[label].Length)];
        return person[chance.Below(person.Length)];
    }
}
