using Microsoft.ML;
using Microsoft.ML.Data;

namespace NeuralGlasses.Training.Learning;

/// <summary>One sample as ML.NET's trainers read it.</summary>
internal sealed class WeightedSample
{
    /// <summary>Feature values.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>Class, from 0; ML.NET shifts it to its own keys from 1.</summary>
    public uint Label { get; set; }

    /// <summary>How much the sample counts.</summary>
    public float Weight { get; set; }

    /// <summary>A table of samples in which every class has the same total weight and the mean weight is 1.</summary>
    /// <exception cref="ArgumentException">There are no samples, their lengths differ, or a class is unknown or has none.</exception>
    public static IDataView Table(MLContext context, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(labels);
        if (samples.Count == 0 || samples.Count != labels.Count)
            throw new ArgumentException($"There are {samples.Count} samples and {labels.Count} labels, expected as many labels as samples and at least one.", nameof(samples));
        var counts = new int[classCount];
        foreach (var label in labels)
        {
            if (label < 0 || label >= classCount)
                throw new ArgumentException($"A sample is of class {label}, expected 0 to {classCount - 1}.", nameof(labels));
            counts[label]++;
        }

        if (Array.IndexOf(counts, 0) is var absent and >= 0)
            throw new ArgumentException($"Class {absent} has no sample to learn from.", nameof(labels));
        var rows = samples.Select((features, i) => new WeightedSample
        {
            Features = features,
            Label = (uint)labels[i],
            Weight = samples.Count / (float)(classCount * counts[labels[i]]),
        });
        return context.Data.LoadFromEnumerable(rows.ToArray(), Schema(samples, classCount));
    }

    /// <summary>The shape of a table of samples.</summary>
    public static SchemaDefinition Schema(IReadOnlyList<float[]> samples, int classCount)
    {
        var width = samples[0].Length;
        if (samples.FirstOrDefault(each => each.Length != width) is { } odd)
            throw new ArgumentException($"A sample has {odd.Length} features, the first has {width}.", nameof(samples));
        var schema = SchemaDefinition.Create(typeof(WeightedSample));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        schema[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), classCount);
        return schema;
    }
}
