using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Decoding;

public sealed class FrameFeaturesTests
{
    [Fact]
    public void A_sine_is_loudest_in_the_band_that_holds_it()
    {
        const double RateHz = 1000;
        var window = new float[200];
        for (var t = 0; t < window.Length; t++)
            window[t] = MathF.Sin((float)(2 * Math.PI * 100 * t / RateHz));
        var features = new float[8];
        var extractor = new FrameFeatures("spectrum", 1, RateHz, 200, 1e-3);
        Assert.Equal(8, extractor.Length);
        extractor.Compute(window, features);
        // Edges 20 45 70 95 120 …: 100 Hz is in the fourth band.
        Assert.Equal(3, Array.IndexOf(features, features.Max()));
        // A Hann window leaves (T/4)² of power per bin at the line, a quarter of it on either side; five bins in 95 to 120 Hz, over T.
        Assert.Equal(Math.Log(1.5 * 50 * 50 / (5 * 200)), features[3], 0.05);
    }

    [Fact]
    public void Independent_channels_have_band_covariances_without_pairs()
    {
        var random = new Random(1);
        const int Samples = 4000;
        var window = new float[2 * Samples];
        for (var t = 0; t < Samples; t++)
            (window[2 * t], window[2 * t + 1]) = ((float)Normal(random), 4 * (float)Normal(random));
        var extractor = new FrameFeatures("bandcov", 2, 200, Samples, 1e-3);
        var features = new float[extractor.Length];
        extractor.Compute(window, features);
        Assert.Equal(9, features.Length);
        for (var band = 0; band < 3; band++)
        {
            Assert.Equal(0, features[3 * band + 1], 0.1f);
            // Powers 1 and 16, a twentieth of their mean added to both.
            Assert.Equal(Math.Log(16.425 / 1.425), features[3 * band + 2] - features[3 * band], 0.2);
        }
    }

    [Fact]
    public void A_set_that_nobody_knows_and_windows_of_other_lengths_are_refused()
    {
        Assert.Contains("is unknown", Assert.Throws<ArgumentException>(() => new FrameFeatures("logcov+tdpsd", 8, 200, 40, 1)).Message, StringComparison.Ordinal);
        var extractor = new FrameFeatures("tdpsd", 2, 200, 40, 1);
        Assert.Contains("expected 40 x 2", Assert.Throws<ArgumentException>(() => extractor.Compute(new float[79], new float[12])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 12", Assert.Throws<ArgumentException>(() => extractor.Compute(new float[80], new float[11])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Computing_costs_no_memory()
    {
        var extractor = new FrameFeatures("tdpsd+spectrum+logcov+bandcov", 8, 1000, 200, 1);
        var window = new float[1600];
        for (var i = 0; i < window.Length; i++)
            window[i] = i % 17 - 8;
        var features = new float[extractor.Length];
        extractor.Compute(window, features);
        Assert.Equal(0, Allocation.LeastOf(() => extractor.Compute(window, features)));
        Assert.DoesNotContain(features, float.IsNaN);
    }

    private static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
