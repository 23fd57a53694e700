using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class GestureFeaturesTests
{
    private const double Floor = 1;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public void Features_equal_a_direct_computation_on_the_window(int channels)
    {
        var samples = StreamedBlocks.Noise(203, channels, 5);
        var steps = Steps(samples, [(0, 7), (7, 90), (97, 1), (98, 105)], channels);
        Assert.Equal(20, steps.Count);
        for (var step = 3; step < 20; step++)
        {
            var end = 10 * (step + 1);
            Assert.Equal(1f, steps[step].Valid);
            Assert.Equal((end - 1) * 5000, steps[step].Newest.Microseconds);
            var direct = Direct(samples, end - 40, end);
            for (var f = 0; f < direct.Length; f++)
                Assert.Equal(direct[f], steps[step].Features[f], 1e-4);
        }
    }

    [Fact]
    public void The_first_steps_say_how_little_they_have_seen()
        => Assert.Equal([0.25f, 0.5f, 0.75f, 1f, 1f], Steps(StreamedBlocks.Noise(50, 8, 1), [(0, 50)], 8).Select(step => step.Valid));

    [Fact]
    public void Lost_samples_lower_the_valid_share_and_shift_nothing()
    {
        var samples = StreamedBlocks.Noise(200, 8, 2);
        var features = new GestureFeatures(8, 200, 10, 4, Floor);
        var steps = new List<(float Valid, long Newest)>();
        features.Push(StreamedBlocks.Cut(samples, 0, 85, restarted: true));
        features.Push(StreamedBlocks.Cut(samples, 100, 100, lostBefore: 15));
        while (features.TryTake(new float[features.Length], out var newest, out var valid))
            steps.Add((valid, newest.Microseconds / 5000));
        // Samples 85 to 99 are absent: the stride of 80 to 89 has five, the one of 90 to 99 none and gives no step.
        // Nineteen steps were pushed before one was taken, three more than are kept.
        Assert.Equal(3, features.DroppedSteps);
        Assert.Equal([39, 49, 59, 69, 79, 84, 109, 119, 129, 139, 149, 159, 169, 179, 189, 199], steps.Select(step => step.Newest));
        Assert.Equal([1, 1, 1, 1, 1, 35 / 40f, 25 / 40f, 25 / 40f, 30 / 40f, 1, 1, 1, 1, 1, 1, 1], steps.Select(step => step.Valid));
    }

    [Fact]
    public void A_gap_is_never_bridged_by_a_difference()
    {
        var level = new float[200, 2];
        for (var i = 0; i < 200; i++)
            (level[i, 0], level[i, 1]) = (i < 100 ? 0 : 1000, i < 100 ? 0 : 1000);
        var features = new GestureFeatures(2, 200, 10, 4, Floor);
        var values = new float[features.Length];
        features.Push(StreamedBlocks.Cut(level, 0, 95, restarted: true));
        while (features.TryTake(values, out _, out _))
        {
        }

        features.Push(StreamedBlocks.Cut(level, 100, 10, lostBefore: 5));
        Assert.True(features.TryTake(values, out _, out _), "the stride cut by the gap still had samples");
        Assert.True(features.TryTake(values, out _, out var valid), "the stride after the gap is complete");
        Assert.Equal(35f / 40, valid);
        // ln m2 = (ln m2 - ln m0) + ln m0 is the logarithm of the floor alone: every difference that was formed is zero.
        Assert.Equal(Math.Log(Floor), values[2] + values[0], 1e-4);
        Assert.Equal(Math.Log(Floor), values[4] + values[0], 1e-4);
    }

    [Fact]
    public void A_gap_longer_than_the_window_leaves_only_what_came_after()
    {
        var samples = StreamedBlocks.Noise(1200, 8, 3);
        var whole = new GestureFeatures(8, 200, 10, 4, Floor);
        var values = new float[whole.Length];
        whole.Push(StreamedBlocks.Cut(samples, 0, 20, restarted: true));
        while (whole.TryTake(values, out _, out _))
        {
        }

        whole.Push(StreamedBlocks.Cut(samples, 1020, 10, lostBefore: 1000));
        Assert.True(whole.TryTake(values, out _, out var valid));
        Assert.Equal(0.25f, valid);
        var fresh = new GestureFeatures(8, 200, 10, 4, Floor);
        var expected = new float[fresh.Length];
        fresh.Push(StreamedBlocks.Cut(samples, 1020, 10, restarted: true));
        Assert.True(fresh.TryTake(expected, out _, out _));
        Assert.Equal(expected, values);
    }

    [Fact]
    public void A_restart_forgets_everything()
    {
        var samples = StreamedBlocks.Noise(100, 8, 4);
        var features = new GestureFeatures(8, 200, 10, 4, Floor);
        features.Push(StreamedBlocks.Cut(samples, 0, 45, restarted: true));
        features.Push(StreamedBlocks.Cut(samples, 50, 10, restarted: true));
        Assert.True(features.TryTake(new float[features.Length], out var newest, out var valid));
        Assert.Equal((0.25f, 59 * 5000), (valid, newest.Microseconds));
        Assert.False(features.TryTake(new float[features.Length], out _, out _));
    }

    [Fact]
    public void Silence_gives_finite_features()
    {
        var steps = Steps(new float[60, 8], [(0, 60)], 8);
        Assert.All(steps, step => Assert.All(step.Features, value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void A_block_of_another_stream_is_refused()
    {
        var features = new GestureFeatures(8, 200, 10, 4, Floor);
        Assert.Contains("8 channels, the block has 4", Assert.Throws<ArgumentException>(() => features.Push(StreamedBlocks.Cut(new float[10, 4], 0, 10))).Message, StringComparison.Ordinal);
        Assert.Contains("200 Hz, the block runs at 1000 Hz", Assert.Throws<ArgumentException>(() => features.Push(StreamedBlocks.Cut(new float[10, 8], 0, 10, rateHz: 1000))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 3)]
    public void The_eigenvalues_equal_those_of_MathNet(int size, int seed)
    {
        var random = Matrix<double>.Build.Random(size, size, seed);
        var matrix = random * random.Transpose();
        var triangle = new List<double>();
        for (var row = 0; row < size; row++)
        {
            for (var column = row; column < size; column++)
                triangle.Add(matrix[row, column]);
        }

        var eigen = new SymmetricEigen(size);
        eigen.Decompose(triangle.ToArray());
        var expected = matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order().ToArray();
        var actual = eigen.Values.ToArray().Order().ToArray();
        for (var i = 0; i < size; i++)
            Assert.Equal(expected[i], actual[i], 1e-10 * expected[^1]);
        var vectors = Matrix<double>.Build.DenseOfRowMajor(size, size, eigen.Vectors.ToArray());
        var rebuilt = vectors * Matrix<double>.Build.DenseOfDiagonalArray(eigen.Values.ToArray()) * vectors.Transpose();
        Assert.True((rebuilt - matrix).FrobeniusNorm() < 1e-10 * matrix.FrobeniusNorm());
    }

    private static List<(float[] Features, HostTime Newest, float Valid)> Steps(float[,] samples, (int Start, int Count)[] cuts, int channels)
    {
        var features = new GestureFeatures(channels, 200, 10, 4, Floor);
        var steps = new List<(float[], HostTime, float)>();
        foreach (var (start, count) in cuts)
        {
            features.Push(StreamedBlocks.Cut(samples, start, count, restarted: start == 0));
            var values = new float[features.Length];
            while (features.TryTake(values, out var newest, out var valid))
            {
                steps.Add((values, newest, valid));
                values = new float[features.Length];
            }
        }

        return steps;
    }

    private static double[] Direct(float[,] samples, int start, int end)
    {
        var channels = samples.GetLength(1);
        var count = end - start;
        var result = new double[6 * channels + channels * (channels + 1) / 2];
        var covariance = Matrix<double>.Build.Dense(channels, channels);
        for (var a = 0; a < channels; a++)
        {
            double Mean(Func<int, double> of, int from) => Enumerable.Range(from, end - from).Average(of);
            // A window that begins with the stream has no sample before it to form its first differences with.
            double Value(int i) => samples[i, a];
            double First(int i) => samples[i, a] - (double)samples[i - 1, a];
            double Second(int i) => First(i) - First(i - 1);
            var (m1, m2) = (Math.Max(start, 1), Math.Max(start, 2));
            double Log(double value) => Math.Log(value + Floor);
            var l0 = Log(Math.Sqrt(Mean(i => Value(i) * Value(i), start)));
            var l2 = Log(Math.Sqrt(Mean(i => First(i) * First(i), m1)));
            var l4 = Log(Math.Sqrt(Mean(i => Second(i) * Second(i), m2)));
            result[a] = l0;
            result[channels + a] = l2 - l0;
            result[2 * channels + a] = l4 - l0;
            result[3 * channels + a] = l2 - (l0 + l4) / 2;
            result[4 * channels + a] = Log(Mean(i => Math.Abs(First(i)), m1)) - Log(Mean(i => Math.Abs(Second(i)), m2));
            result[5 * channels + a] = Log(Mean(i => Math.Abs(Value(i)), start)) - l0;
            for (var b = 0; b < channels; b++)
            {
                var (meanA, meanB) = (Mean(Value, start), Mean(i => samples[i, b], start));
                covariance[a, b] = Enumerable.Range(start, count).Sum(i => (samples[i, a] - meanA) * (samples[i, b] - meanB)) / count;
            }
        }

        covariance += Matrix<double>.Build.DenseIdentity(channels) * (0.02 * covariance.Trace() / channels + Floor * Floor);
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        var logarithm = eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(eigen.EigenValues.Real().PointwiseLog()) * eigen.EigenVectors.Transpose();
        var at = 6 * channels;
        for (var a = 0; a < channels; a++)
        {
            for (var b = a; b < channels; b++)
                result[at++] = logarithm[a, b] * (a == b ? 1 : Math.Sqrt(2));
        }

        return result;
    }
}
