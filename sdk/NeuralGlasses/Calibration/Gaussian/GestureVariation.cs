using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>
/// How the features of a gesture vary: from person to person, from one repetition to the next, and within a repetition (the model of two
/// covariances behind probabilistic linear discriminant analysis; Ioffe 2006, ECCV, LNCS 3954:531). It is kept along axes in
/// which repetitions vary by 1 whichever way and people by <see cref="Spread"/>, both without correlation, so that what a repetition says
/// about a wearer is one number an axis.
/// </summary>
public sealed class GestureVariation
{
    private readonly float[] _axes;
    private readonly double[] _spread;
    private readonly double[] _means;
    private readonly double[] _within;

    /// <summary>Brings the parts together.</summary>
    /// <param name="axes">[axis, feature], row after row: each row gives one coordinate of standardised features.</param>
    /// <param name="spread">Variance between people along each axis, at least 0, where repetitions vary by 1.</param>
    /// <param name="means">[class, axis], row after row: the mean over people of each gesture.</param>
    /// <param name="within">Covariance within a repetition, [axis, axis], row after row.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other, or a spread is negative.</exception>
    public GestureVariation(float[] axes, double[] spread, double[] means, double[] within)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(within);
        var square = spread.Length * spread.Length;
        if (spread.Length == 0 || axes.Length != square || within.Length != square || means.Length == 0 || means.Length % spread.Length != 0)
            throw new ArgumentException($"There are {axes.Length} numbers of axes, {within.Length} of covariance and {means.Length} of means for {spread.Length} axes; expected {square}, {square} and as many for each class.", nameof(axes));
        if (spread.Any(value => !(value >= 0)))
            throw new ArgumentException("A spread is not a number of at least 0.", nameof(spread));
        _axes = axes;
        _spread = spread;
        _means = means;
        _within = within;
        FeatureCount = spread.Length;
        ClassCount = means.Length / spread.Length;
    }

    /// <summary>Number of features, and of axes.</summary>
    public int FeatureCount { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Variance between people along each axis, where repetitions vary by 1.</summary>
    public ReadOnlySpan<double> Spread => _spread;

    /// <summary>Covariance within a repetition, [axis, axis], row after row.</summary>
    public ReadOnlySpan<double> Within => _within;

    /// <summary>Mean over people of a gesture, one value an axis.</summary>
    public ReadOnlySpan<double> Mean(int label) => _means.AsSpan(label * FeatureCount, FeatureCount);

    /// <summary>Coordinates of standardised features along the axes; allocates nothing.</summary>
    /// <param name="standardised">One value a feature.</param>
    /// <param name="along">Receives one value an axis.</param>
    public void Project(ReadOnlySpan<float> standardised, Span<float> along)
    {
        for (var a = 0; a < FeatureCount; a++)
            along[a] = TensorPrimitives.Dot(_axes.AsSpan(a * FeatureCount, FeatureCount), standardised);
    }

    /// <summary>Classes in standardised features as they are along the axes.</summary>
    public GaussianClasses Project(GaussianClasses classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var count = FeatureCount;
        var axes = Array.ConvertAll(_axes, value => (double)value);
        var means = new double[classes.ClassCount * count];
        var half = new double[count * count];
        var covariance = new double[count * count];
        for (var a = 0; a < count; a++)
        {
            var axis = axes.AsSpan(a * count, count);
            for (var k = 0; k < classes.ClassCount; k++)
                means[k * count + a] = TensorPrimitives.Dot(axis, classes.Mean(k));
            for (var f = 0; f < count; f++)
                half[a * count + f] = TensorPrimitives.Dot(axis, classes.Covariance.Slice(f * count, count));
        }

        for (var a = 0; a < count; a++)
        {
            for (var b = a; b < count; b++)
                covariance[a * count + b] = covariance[b * count + a] = TensorPrimitives.Dot<double>(half.AsSpan(a * count, count), axes.AsSpan(b * count, count));
        }

        return GaussianClasses.From(means, covariance, classes.Weights.ToArray());
    }

    /// <summary>The weights of standardised features that give the same score as weights along the axes.</summary>
    /// <param name="along">One weight an axis.</param>
    /// <param name="weights">Receives one weight a feature.</param>
    public void Unproject(ReadOnlySpan<double> along, Span<float> weights)
    {
        weights.Clear();
        for (var a = 0; a < FeatureCount; a++)
            TensorPrimitives.MultiplyAdd(_axes.AsSpan(a * FeatureCount, FeatureCount), (float)along[a], weights, weights);
    }

    /// <summary>Writes the model in single precision, little-endian; of the covariance the upper triangle.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ClassCount);
        writer.Write(FeatureCount);
        StoredNumbers.Write(writer, _axes);
        StoredNumbers.Write(writer, _spread);
        StoredNumbers.Write(writer, _means);
        StoredNumbers.WriteTriangle(writer, _within, FeatureCount);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The content has impossible sizes or holds a value that is not a number.</exception>
    /// <exception cref="EndOfStreamException">The content is cut short.</exception>
    public static GestureVariation Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (classes, features) = StoredNumbers.ReadSizes(reader);
        return new(
            StoredNumbers.ReadSingles(reader, features * features),
            StoredNumbers.ReadDoubles(reader, features),
            StoredNumbers.ReadDoubles(reader, classes * features),
            StoredNumbers.ReadTriangle(reader, features));
    }
}
