namespace NeuralGlasses.Calibration;

/// <summary>
/// What each feature is at rest in one person's muscles, skin and electrodes: its mean and standard deviation. Subtracting and
/// dividing by them is worth more on a new person than any network.
/// </summary>
/// <param name="Mean">Mean of each feature.</param>
/// <param name="Deviation">Standard deviation of each feature, above 0.</param>
public sealed record FeatureStandard(float[] Mean, float[] Deviation)
{
    private const double SmallestDeviation = 1e-6;

    /// <summary>Number of features.</summary>
    public int FeatureCount => Mean.Length;

    /// <summary>Statistics of samples, each counted by its weight.</summary>
    /// <param name="samples">Feature vectors.</param>
    /// <param name="weights">One weight of at least 0 a sample; null counts all alike.</param>
    /// <exception cref="ArgumentException">No sample has a weight.</exception>
    public static FeatureStandard Of(IReadOnlyList<float[]> samples, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var total = weights?.Sum() ?? samples.Count;
        if (!(total > 0))
            throw new ArgumentException("No sample has a weight; expected at least one.", nameof(samples));
        var mean = new double[samples[0].Length];
        var square = new double[mean.Length];
        for (var i = 0; i < samples.Count; i++)
        {
            var weight = (weights?[i] ?? 1) / total;
            for (var f = 0; f < mean.Length; f++)
                mean[f] += weight * samples[i][f];
        }

        for (var i = 0; i < samples.Count; i++)
        {
            var weight = (weights?[i] ?? 1) / total;
            for (var f = 0; f < mean.Length; f++)
                square[f] += weight * (samples[i][f] - mean[f]) * (samples[i][f] - mean[f]);
        }

        return new(Array.ConvertAll(mean, value => (float)value), Array.ConvertAll(square, value => (float)(Math.Sqrt(value) + SmallestDeviation)));
    }

    /// <summary>Statistics in which every class counts the same, however many samples it has.</summary>
    /// <param name="samples">Feature vectors.</param>
    /// <param name="labels">Class of each.</param>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public static FeatureStandard Balanced(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = labels.CountBy(label => label).ToDictionary();
        return Of(samples, [.. labels.Select(label => 1.0 / counts[label])]);
    }

    /// <summary>The same means with deviations half way, in logarithms, to those usual in a population: a few seconds of one person say little about spread.</summary>
    public FeatureStandard TowardsDeviationOf(FeatureStandard population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return new(Mean, [.. Deviation.Zip(population.Deviation, (own, usual) => MathF.Sqrt(own * usual))]);
    }

    /// <summary>What is usual in a population: the mean of the means, and the geometric mean of the deviations.</summary>
    /// <exception cref="ArgumentException">There is nobody.</exception>
    public static FeatureStandard Usual(IReadOnlyList<FeatureStandard> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (people.Count == 0)
            throw new ArgumentException("There is nobody in the population; expected at least one person.", nameof(people));
        var width = people[0].FeatureCount;
        var mean = new float[width];
        var deviation = new float[width];
        for (var f = 0; f < width; f++)
        {
            mean[f] = (float)people.Average(person => (double)person.Mean[f]);
            deviation[f] = (float)Math.Exp(people.Average(person => Math.Log(person.Deviation[f])));
        }

        return new(mean, deviation);
    }

    /// <summary>Writes means and deviations, little-endian.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(FeatureCount);
        StoredNumbers.Write(writer, Mean);
        StoredNumbers.Write(writer, Deviation);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The content has an impossible size, a value that is not a number or a deviation that is not positive.</exception>
    /// <exception cref="EndOfStreamException">The content is cut short.</exception>
    public static FeatureStandard Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = reader.ReadInt32();
        if (count is < 1 or > 65536)
            throw new InvalidDataException($"The statistics state {count} features; expected 1 to 65536.");
        var standard = new FeatureStandard(StoredNumbers.ReadSingles(reader, count), StoredNumbers.ReadSingles(reader, count));
        return standard.Deviation.All(deviation => deviation > 0)
            ? standard
            : throw new InvalidDataException("A stored deviation is not above 0.");
    }

    /// <summary>Brings features to mean 0 and deviation 1.</summary>
    /// <param name="features">Raw features.</param>
    /// <param name="standardised">Receives as many values; may be the same memory.</param>
    public void Apply(ReadOnlySpan<float> features, Span<float> standardised)
    {
        for (var f = 0; f < Mean.Length; f++)
            standardised[f] = (features[f] - Mean[f]) / Deviation[f];
    }

    /// <summary>The features of many samples brought to mean 0 and deviation 1.</summary>
    public float[][] Apply(IReadOnlyList<float[]> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var result = new float[samples.Count][];
        for (var i = 0; i < result.Length; i++)
            Apply(samples[i], result[i] = new float[Mean.Length]);
        return result;
    }
}
