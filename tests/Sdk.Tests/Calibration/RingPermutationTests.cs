using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding.Features;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class RingPermutationTests
{
    [Theory]
    [InlineData("tdpsd+logcov+bandcov", 8, 200, 40)]
    [InlineData("tdpsd+spectrum+logcov", 10, 1000, 200)]
    public void Turning_the_band_turns_the_features(string set, int channels, double rateHz, int samples)
    {
        var random = new Random(5);
        var window = new float[samples * channels];
        for (var i = 0; i < window.Length; i++)
            window[i] = (1 + i % channels) * (2 * random.NextSingle() - 1);
        var extractor = new FrameFeatures(set, channels, rateHz, samples, 0.1);
        var layout = FeatureLayout.Of(extractor, channels);
        Assert.Equal(extractor.Length, layout.Length);
        var features = new float[extractor.Length];
        extractor.Compute(window, features);
        foreach (var worn in RingPermutation.All(channels))
        {
            var turned = new float[window.Length];
            for (var t = 0; t < samples; t++)
            {
                for (var c = 0; c < channels; c++)
                    turned[t * channels + c] = window[t * channels + worn.Source(c, channels)];
            }

            var direct = new float[features.Length];
            extractor.Compute(turned, direct);
            var permuted = new float[features.Length];
            RingPermutation.Apply(features, worn.FeatureIndex(layout), permuted);
            for (var f = 0; f < features.Length; f++)
                Assert.True(Math.Abs(direct[f] - permuted[f]) < 2e-3, $"{worn}, feature {f}: {direct[f]} and {permuted[f]}");
        }
    }

    [Fact]
    public void Every_way_to_wear_a_ring_comes_once_and_the_usual_one_first()
    {
        var ways = RingPermutation.All(8);
        Assert.Equal(RingPermutation.Identity, ways[0]);
        Assert.Equal(16, ways.Select(way => string.Join(',', Enumerable.Range(0, 8).Select(c => way.Source(c, 8)))).Distinct().Count());
        Assert.Equal(16, ways.Count);
    }

    [Fact]
    public void A_feature_of_one_channel_names_it_and_a_pair_names_none()
        => Assert.Equal([0, 1, 2, 0, -1, -1, 1, -1, 2], new FeatureLayout(3, 1, 1).ChannelOfFeature());

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(-2, true)]
    public void The_wearing_is_found_from_labels_and_from_movement_alone(int shift, bool mirrored)
    {
        var worn = new RingPermutation(shift, mirrored);
        var population = InventedRing.Population([.. RingPermutation.All(InventedRing.Electrodes)]);
        var (samples, labels) = InventedRing.Frames(40, 21, worn);
        var standardised = FeatureStandard.Balanced(samples, labels).Apply(samples);
        Assert.Equal(worn, RingChoice.FromLabels(population, standardised, labels));
        Assert.Equal(worn, RingChoice.FromMovement(population, standardised));
    }
}
