namespace NeuralGlasses.Decoding.Features;

/// <summary>Turns the sums of a window into its features.</summary>
internal sealed class WindowFeatures(int channelCount, double noiseFloorMicrovolts)
{
    public const int DescriptorsPerChannel = 6;

    /// <summary>Share of the mean channel power added to the diagonal, so that 40 samples give a safe logarithm (Ledoit-Wolf style shrinkage).</summary>
    private const double DiagonalLoading = 0.02;

    private readonly double[] _covariance = new double[channelCount * (channelCount + 1) / 2];
    private readonly MatrixLogarithm _logarithm = new(channelCount);

    public int Length { get; } = LengthFor(channelCount);

    public static int LengthFor(int channelCount) => DescriptorsPerChannel * channelCount + channelCount * (channelCount + 1) / 2;

    public void Compute(WindowSums sums, Span<float> features)
    {
        Descriptors(sums, features);
        LogCovariance(sums, features[(DescriptorsPerChannel * channelCount)..]);
    }

    private void Descriptors(WindowSums sums, Span<float> features)
    {
        double count = sums.Count, firsts = Math.Max(1, sums.FirstCount), seconds = Math.Max(1, sums.SecondCount);
        var diagonal = 0;
        for (var c = 0; c < channelCount; c++)
        {
            var m0 = Math.Log(Math.Sqrt(sums.Products[diagonal] / count) + noiseFloorMicrovolts);
            var m2 = Math.Log(Math.Sqrt(sums.SquaredFirst[c] / firsts) + noiseFloorMicrovolts);
            var m4 = Math.Log(Math.Sqrt(sums.SquaredSecond[c] / seconds) + noiseFloorMicrovolts);
            var absolute = Math.Log(sums.AbsoluteValue[c] / count + noiseFloorMicrovolts);
            var first = Math.Log(sums.AbsoluteFirst[c] / firsts + noiseFloorMicrovolts);
            var second = Math.Log(sums.AbsoluteSecond[c] / seconds + noiseFloorMicrovolts);
            features[c] = (float)m0;
            features[channelCount + c] = (float)(m2 - m0);
            features[2 * channelCount + c] = (float)(m4 - m0);
            features[3 * channelCount + c] = (float)(m2 - (m0 + m4) / 2);
            features[4 * channelCount + c] = (float)(first - second);
            features[5 * channelCount + c] = (float)(absolute - m0);
            diagonal += channelCount - c;
        }
    }

    private void LogCovariance(WindowSums sums, Span<float> features)
    {
        double count = sums.Count;
        var at = 0;
        for (var a = 0; a < channelCount; a++)
        {
            for (var b = a; b < channelCount; b++, at++)
                _covariance[at] = sums.Products[at] / count - sums.Value[a] / count * (sums.Value[b] / count);
        }

        var loading = DiagonalLoading * Math.Max(0, _logarithm.MeanDiagonal(_covariance)) + noiseFloorMicrovolts * noiseFloorMicrovolts;
        _logarithm.Compute(_covariance, loading, features);
    }
}
