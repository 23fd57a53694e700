using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class StreamedFramesTests
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
        Assert.Equal(17, steps.Count);
        for (var step = 0; step < 17; step++)
        {
            var end = 10 * (step + 4);
            Assert.Equal(1f, steps[step].Valid);
            Assert.Equal((end - 1) * 5000, steps[step].Newest.Microseconds);
            var direct = Direct(samples, end - 40, end);
            for (var f = 0; f < direct.Length; f++)
                Assert.Equal(direct[f], steps[step].Features[f], 1e-4);
        }
    }

    [Fact]
    public void Frames_begin_with_the_first_whole_window()
        => Assert.Equal([39 * 5000, 49 * 5000], Steps(StreamedBlocks.Noise(50, 8, 1), [(0, 50)], 8).Select(step => (int)step.Newest.Microseconds));

    [Fact]
    public void Lost_samples_lower_the_valid_share_and_shift_nothing()
    {
        var samples = StreamedBlocks.Noise(230, 8, 2);
        var frames = Frames(8);
        var steps = new List<(float Valid, long Newest)>();
        frames.Push(StreamedBlocks.Cut(samples, 0, 85, restarted: true));
        frames.Push(StreamedBlocks.Cut(samples, 100, 130, lostBefore: 15));
        while (frames.TryTake(new float[frames.Length], out var newest, out var valid, out _))
            steps.Add((valid, newest.Microseconds / 5000));
        // Samples 85 to 99 are absent: the stride of 80 to 89 has five, the one of 90 to 99 none and gives no frame.
        // Nineteen frames were pushed before one was taken, three more than are kept.
        Assert.Equal(3, frames.DroppedFrames);
        Assert.Equal([69, 79, 84, 109, 119, 129, 139, 149, 159, 169, 179, 189, 199, 209, 219, 229], steps.Select(step => step.Newest));
        Assert.Equal([1, 1, 35 / 40f, 25 / 40f, 25 / 40f, 30 / 40f, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], steps.Select(step => step.Valid));
    }

    [Fact]
    public void A_hole_leaves_the_loudness_as_it_was()
    {
        var level = new float[80, 2];
        for (var i = 0; i < 80; i++)
            (level[i, 0], level[i, 1]) = (i % 2 == 0 ? 50 : -50, i % 4 < 2 ? 30 : -30);
        var frames = Frames(2);
        var values = new float[frames.Length];
        frames.Push(StreamedBlocks.Cut(level, 0, 56, restarted: true));
        frames.Push(StreamedBlocks.Cut(level, 60, 20, lostBefore: 4));
        float valid = 1;
        while (frames.TryTake(values, out _, out var share, out _))
            valid = share;
        Assert.Equal(0.9f, valid);
        // The root mean square of a square wave is its height, whatever a tenth of it is missing.
        Assert.Equal(Math.Log(50 + Floor), values[0], 1e-4);
        Assert.Equal(Math.Log(30 + Floor), values[1], 1e-4);
    }

    [Fact]
    public void Activity_is_that_of_the_newest_stride_alone()
    {
        var level = new float[60, 2];
        for (var i = 50; i < 60; i++)
            (level[i, 0], level[i, 1]) = (i % 2 == 0 ? 30 : -30, 40);
        var frames = Frames(2);
        frames.Push(StreamedBlocks.Cut(level, 0, 60, restarted: true));
        var told = new List<float>();
        while (frames.TryTake(new float[frames.Length], out _, out _, out var activity))
            told.Add(activity);
        Assert.Equal([0, 0, MathF.Sqrt((900 + 1600) / 2f)], told);
    }

    [Fact]
    public void A_gap_longer_than_the_window_leaves_only_what_came_after()
    {
        var samples = StreamedBlocks.Noise(1200, 8, 3);
        var frames = Frames(8);
        var values = new float[frames.Length];
        frames.Push(StreamedBlocks.Cut(samples, 0, 45, restarted: true));
        while (frames.TryTake(values, out _, out _, out _))
        {
        }

        // The stride's phase goes on: 1045 samples have passed, five more complete it.
        frames.Push(StreamedBlocks.Cut(samples, 1045, 44, lostBefore: 1000));
        Assert.False(frames.TryTake(values, out _, out _, out _), "no whole window came after the gap yet");
        frames.Push(StreamedBlocks.Cut(samples, 1089, 1));
        Assert.True(frames.TryTake(values, out var newest, out var valid, out _));
        Assert.Equal((1f, 1089 * 5000), (valid, newest.Microseconds));
        var direct = Direct(samples, 1050, 1090);
        for (var f = 0; f < direct.Length; f++)
            Assert.Equal(direct[f], values[f], 1e-4);
    }

    [Fact]
    public void A_restart_forgets_everything()
    {
        var samples = StreamedBlocks.Noise(100, 8, 4);
        var features = Frames(8);
        features.Push(StreamedBlocks.Cut(samples, 0, 45, restarted: true));
        features.Push(StreamedBlocks.Cut(samples, 50, 40, restarted: true));
        Assert.True(features.TryTake(new float[features.Length], out var newest, out var valid, out _));
        Assert.Equal((1f, 89 * 5000), (valid, newest.Microseconds));
        Assert.False(features.TryTake(new float[features.Length], out _, out _, out _));
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
        var features = Frames(8);
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

    private static StreamedFrames Frames(int channels) => new(new FrameFeatures("tdpsd+logcov", channels, 200, 40, Floor), 200, 10);

    private static List<(float[] Features, HostTime Newest, float Valid)> Steps(float[,] samples, (int Start, int Count)[] cuts, int channels)
    {
        var features = Frames(channels);
        var steps = new List<(float[], HostTime, float)>();
        foreach (var (start, count) in cuts)
        {
            features.Push(StreamedBlocks.Cut(samples, start, count, restarted: start == 0));
            var values = new float[features.Length];
            while (features.TryTake(values, out var newest, out var valid, out _))
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
            double Value(int i) => samples[i, a];
            double First(int i) => samples[i, a] - (double)samples[i - 1, a];
            double Second(int i) => First(i) - First(i - 1);
            var (m1, m2) = (start + 1, start + 2);
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
