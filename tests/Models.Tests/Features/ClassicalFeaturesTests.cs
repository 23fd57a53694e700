using NeuralGlasses.Tests;
using NeuralGlasses.Training.Features;
using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Features;

public sealed class ClassicalFeaturesTests
{
    public static TheoryData<string> All => [.. ClassicalFeatures.SetNames, .. ClassicalFeatures.Names];

    [Theory]
    [InlineData("HTD", "MAV ZC SSC WL")]
    [InlineData("TDAR", "MAV ZC SSC WL AR")]
    [InlineData("LS4", "LS MFL MSR WAMP")]
    [InlineData("LS9", "LS MFL MSR WAMP ZC RMS IAV DASDV VAR")]
    [InlineData("TDPSD", "M0 M2 M4 SPARSI IRF WLF")]
    [InlineData("COMB", "WL SSC LD AR9")]
    [InlineData("HJORTH", "ACT MOB COMP")]
    [InlineData("ITD", "ISD COR MDIFF MLK")]
    [InlineData("HTD, RMS", "MAV ZC SSC WL RMS")]
    public void A_set_has_its_features(string name, string members) => Assert.Equal(members.Split(' '), ClassicalFeatures.Named(name).FeatureNames);

    [Theory]
    [MemberData(nameof(All))]
    public void A_channel_has_the_same_values_among_others_as_alone(string name)
    {
        const int channels = 19;
        var window = Noise(40, channels);
        var features = ClassicalFeatures.Named(name);
        var together = new float[features.ValuesPerChannel * channels];
        features.Compute(window, channels, 200, together);
        for (var c = 0; c < channels; c++)
        {
            var channel = c;
            var alone = new float[features.ValuesPerChannel];
            features.Compute(Enumerable.Range(0, 40).Select(t => window[t * channels + channel]).ToArray(), 1, 200, alone);
            Assert.Equal(alone, OfChannel(features, together, channels, c));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_window_allocates_nothing_and_a_shorter_one_is_not_mixed_with_it(string name)
    {
        var features = ClassicalFeatures.Named(name);
        var (expected, values) = (new float[features.ValuesPerChannel * 8], new float[features.ValuesPerChannel * 8]);
        features.Compute(Noise(20, 8), 8, 200, expected);
        var (shorter, longer) = (Noise(20, 8), Noise(50, 8));
        features.Compute(longer, 8, 200, values);
        Assert.Equal(0, Allocation.LeastOf(() => features.Compute(longer, 8, 200, values)));
        features.Compute(shorter, 8, 200, values);
        Assert.Equal(expected, values);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Silence_and_a_constant_give_finite_values(string name)
    {
        var features = ClassicalFeatures.Named(name);
        var values = new float[features.ValuesPerChannel * 2];
        features.Compute(Enumerable.Range(0, 80).Select(i => i % 2 * 5f).ToArray(), 2, 200, values);
        Assert.All(values, value => Assert.True(float.IsFinite(value), $"{name}: {value}"));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        var message = Assert.Throws<ArgumentException>(() => ClassicalFeatures.Named("HTD,NONE")).Message;
        Assert.Contains("'NONE'", message, StringComparison.Ordinal);
        Assert.Contains("TDPSD", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_not_whole_or_too_short_is_refused()
    {
        var features = ClassicalFeatures.Named("AR");
        Assert.Contains("9 values", Assert.Throws<ArgumentException>(() => features.Compute(new float[9], 2, 200, new float[8])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 5 samples", Assert.Throws<ArgumentException>(() => features.Compute(new float[8], 2, 200, new float[8])).Message, StringComparison.Ordinal);
        Assert.Contains("room for 7", Assert.Throws<ArgumentException>(() => features.Compute(new float[80], 2, 200, new float[7])).Message, StringComparison.Ordinal);
    }

    // Values lie feature by feature, within a feature channel by channel, within a channel one after the other.
    private static float[] OfChannel(ClassicalFeatures features, float[] values, int channels, int channel)
    {
        var result = new List<float>();
        var start = 0;
        foreach (var name in features.FeatureNames)
        {
            var count = ClassicalFeatures.Named(name).ValuesPerChannel;
            result.AddRange(values.AsSpan(start + channel * count, count));
            start += channels * count;
        }

        return [.. result];
    }

    private static float[] Noise(int samples, int channels)
    {
        var chance = new GaussianSource(7);
        return [.. Enumerable.Range(0, samples * channels).Select(_ => (float)(20 * chance.Next()))];
    }
}
