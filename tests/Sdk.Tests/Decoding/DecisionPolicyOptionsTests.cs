using NeuralGlasses.Decoding;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Decoding;

public sealed class DecisionPolicyOptionsTests
{
    public static TheoryData<string, DecisionPolicyOptions> Wrong => new()
    {
        { "Threshold is 0", new() { Threshold = 0 } },
        { "Threshold is 1.1", new() { Threshold = 1.1 } },
        { "Threshold is NaN", new() { Threshold = double.NaN } },
        { "ConfirmSteps is 0", new() { ConfirmSteps = 0 } },
        { "SmoothingMs is -1", new() { SmoothingMs = -1 } },
        { "ReleaseRestProbability is 1", new() { ReleaseRestProbability = 1 } },
        { "ReleaseSteps is 0", new() { ReleaseSteps = 0 } },
        { "RefractoryMs is -5", new() { RefractoryMs = -5 } },
        { "MinMargin is 2", new() { MinMargin = 2 } },
        { "MaxEntropy is 0", new() { MaxEntropy = 0 } },
        { "MinValidFraction is -0.1", new() { MinValidFraction = -0.1 } },
        { "MaxGapMs is 0", new() { MaxGapMs = 0 } },
        { "Certainty is 2", new() { Certainty = new() { Bias = 0, Weights = [1, 2] } } },
        { "Certainty is 22", new() { Certainty = new() { Bias = double.NaN, Weights = new double[GestureHistory.FeatureCount] } } },
        { "RestLabel is 'still'", new() { RestLabel = "still" } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_option_is_named_with_what_was_found(string words, DecisionPolicyOptions options)
    {
        var error = Assert.Throws<ArgumentException>(() => new DecisionPolicy(options, ["rest", "fist"]));
        Assert.StartsWith($"DecisionPolicyOptions.{words}; expected ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_have_to_be_two_or_more_and_each_once()
    {
        Assert.Contains("'rest, fist, fist'", Assert.Throws<ArgumentException>(() => new DecisionPolicy(new(), ["rest", "fist", "fist"])).Message, StringComparison.Ordinal);
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => new DecisionPolicy(new(), ["rest"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_that_smoothing_never_reaches_has_no_delay_that_it_keeps()
    {
        Assert.Equal(double.PositiveInfinity, new DecisionPolicy(new() { Threshold = 1 }, ["rest", "fist"]).WorstCaseDelayMs(50));
    }
}
