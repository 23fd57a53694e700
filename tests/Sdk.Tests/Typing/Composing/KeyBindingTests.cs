using NeuralGlasses.Typing.Composing;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Composing;

public sealed class KeyBindingTests
{
    private static readonly string[] Labels = ["rest", "up", "down", "left", "right", "fist"];

    [Fact]
    public void ProbabilitiesOfGesturesBecomeThoseOfKeys()
    {
        var binding = new KeyBinding(Labels, ["down", "up"], "fist", "left");
        var keys = new float[binding.Keys.Count];
        var other = binding.Apply([0, 0.1f, 0.2f, 0.3f, 0.15f, 0.25f], keys);
        Assert.Equal([0.2f, 0.1f, 0.25f, 0.3f], keys);
        Assert.Equal(0.15f, other, 1e-6f);
    }

    [Fact]
    public void UnknownGestureIsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => new KeyBinding(Labels, ["down", "upp"], "fist", "left"));
        Assert.Contains("'upp'", error.Message, StringComparison.Ordinal);
        Assert.Contains("up", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GestureWithTwoKeysIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new KeyBinding(Labels, ["down", "up"], "up", "left"));
        Assert.Contains("'up' is bound to two keys", error.Message, StringComparison.Ordinal);
    }
}
