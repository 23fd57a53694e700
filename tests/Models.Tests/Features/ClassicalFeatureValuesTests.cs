using NeuralGlasses.Training.Features;
using Xunit;

namespace NeuralGlasses.Models.Tests.Features;

/// <summary>
/// Every feature on windows small enough to compute by hand. The first is 1, -2, 3, -1: magnitudes sum to 7, squares to 15; differences
/// -3, 5, -4 sum to 12 and their squares to 50; second differences 8, -9 and their squares 145; mean 1/4.
/// </summary>
public sealed class ClassicalFeatureValuesTests
{
    private static readonly float[] Four = [1, -2, 3, -1];

    [Theory]
    [InlineData("MEAN", 0.25)]
    [InlineData("MAV", 1.75)]
    [InlineData("IAV", 7)]
    [InlineData("RMS", 1.936492)]
    [InlineData("WL", 12)]
    [InlineData("MAVFD", 4)]
    [InlineData("DASDV", 4.082483)]
    [InlineData("MFL", 0.849485)]
    [InlineData("MSR", 0.911473)]
    [InlineData("MAVSLP", 0.5)]
    [InlineData("LD", 1.565085)]
    [InlineData("TM", 4.75)]
    [InlineData("MPK", 3)]
    [InlineData("LS", 17.0 / 12)]
    [InlineData("ZC", 3)]
    [InlineData("SSC", 2)]
    [InlineData("WAMP", 3)]
    [InlineData("VAR", 14.75 / 3)]
    [InlineData("SKEW", 0.278030)]
    [InlineData("KURT", 1.573398)]
    [InlineData("ACT", 3.75)]
    [InlineData("MOB", 1.825742)]
    [InlineData("COMP", 0.932738)]
    [InlineData("ISD", 15)]
    [InlineData("COR", 50.0 / (145 * 15))]
    [InlineData("MDIFF", 12.5)]
    [InlineData("MLK", 0.486478)]
    [InlineData("PAP", 2.274294)]
    public void A_feature_of_four_samples(string name, double expected) => Assert.Equal(expected, Assert.Single(Values(name, Four)), 2e-6 * Math.Max(1, expected));

    [Fact]
    public void The_power_descriptors_of_powers_of_e()
    {
        // ln x² is 0, 2, 4, 2: squares sum to 24, those of the differences to 12, of the second differences to 16; steps to 6 and 4.
        var values = Values("TDPSD", [1, -MathF.E, MathF.E * MathF.E, -MathF.E]);
        double[] expected = [-0.9997664, 0.0023042, -0.6865983, -0.8395203, -0.7706275, 0.9901987];
        for (var f = 0; f < expected.Length; f++)
            Assert.Equal(expected[f], values[f], 1e-5);
    }

    [Fact]
    public void Equal_neighbours_are_no_slope_change_and_zero_is_no_crossing()
    {
        Assert.Equal([0f], Values("SSC", [0, 1, 1, 0, 0]));
        Assert.Equal([0f], Values("ZC", [1, 0, -1, 0, 1]));
    }

    [Fact]
    public void Thresholds_count_the_steps_that_reach_them()
    {
        Assert.Equal([2f], Values("ZC", Four, new() { ZeroCrossingStep = 4 }));
        Assert.Equal([2f], Values("WAMP", Four, new() { WillisonStep = 4 }));
        Assert.Equal([2f], Values("SSC", [0, 1, 0, 3, 0], new() { SlopeChangeStep = 2 }));
        Assert.Equal(2, Values("LD", [0, 0, 0], new() { LogDetectorFloor = 2 })[0], 1e-6);
    }

    [Theory]
    [InlineData("MNF", new[] { 1f, 0, -1, 0 }, 8, 2)]
    [InlineData("MDF", new[] { 1f, 0, -1, 0 }, 8, 2)]
    [InlineData("MNP", new[] { 1f, 0, -1, 0 }, 8, 0.125)]
    [InlineData("SM", new[] { 1f, 0, -1, 0 }, 8, 1)]
    [InlineData("MNF", new[] { 2f, 0, 0, 0 }, 8, 1)]
    [InlineData("MDF", new[] { 2f, 0, 0, 0 }, 8, 2)]
    [InlineData("MNP", new[] { 2f, 0, 0, 0 }, 8, 0.25)]
    // Padded to four: bins of 3 and -i, over three samples 1 and 1/9.
    [InlineData("MNF", new[] { 1f, 1, 1 }, 4, 0.1)]
    [InlineData("MDF", new[] { 1f, 1, 1 }, 4, 0)]
    [InlineData("MNP", new[] { 1f, 1, 1 }, 4, 5.0 / 9)]
    [InlineData("SM", new[] { 1f, 1, 1 }, 4, 1.0 / 9)]
    public void Spectral_features_of_a_transform_of_four(string name, float[] window, double rateHz, double expected)
        => Assert.Equal(expected, Assert.Single(Values(name, window, null, rateHz)), 1e-6);

    [Fact]
    public void Autoregressive_coefficients_by_Burgs_recursion()
    {
        // Reflections of 1, 1, 0, 0, 0 are -2/3, 2/7, -2/27 and 644/725.
        var last = 644.0 / 725;
        double[] expected = [(-166 - 14 * last) / 189, 66 * (1 + last) / 189, (-14 - 166 * last) / 189, last];
        var values = Values("AR", [1, 1, 0, 0, 0]);
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], values[i], 1e-6);
    }

    [Fact]
    public void An_alternating_signal_has_one_coefficient_and_the_cepstrum_of_its_logarithm()
    {
        Assert.Equal([1f, 0, 0, 0], Values("AR", [1, -1, 1, -1, 1]));
        Assert.Equal([1f, 0, 0, 0, 0, 0, 0, 0, 0], Values("AR9", [1, -1, 1, -1, 1, -1, 1, -1, 1, -1]));
        // -ln(1 + z) = -z + z²/2 - z³/3 + z⁴/4.
        double[] expected = [-1, 1 / 2.0, -1 / 3.0, 1 / 4.0];
        var values = Values("CC", [1, -1, 1, -1, 1]);
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], values[i], 1e-6);
    }

    [Fact]
    public void The_L_scale_needs_no_order_and_any_length()
    {
        for (var length = 3; length < 40; length++)
        {
            var window = Enumerable.Range(0, length).Select(i => (float)(i * 17 % length)).ToArray();
            var distances = window.SelectMany(a => window, (a, b) => Math.Abs((double)a - b)).Sum();
            Assert.Equal(distances / 2 / length / (length - 1), Values("LS", window)[0], 1e-5 * length);
        }
    }

    private static float[] Values(string name, float[] window, ClassicalFeatureOptions? options = null, double rateHz = 1000)
    {
        var features = ClassicalFeatures.Named(name, options);
        var values = new float[features.ValuesPerChannel];
        features.Compute(window, 1, rateHz, values);
        return values;
    }
}
