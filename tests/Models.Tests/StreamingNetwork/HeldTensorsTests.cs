using NeuralGlasses.StreamingNetwork;
using TorchSharp;
using Xunit;

namespace NeuralGlasses.Models.Tests.StreamingNetwork;

public sealed class HeldTensorsTests
{
    public HeldTensorsTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Fact]
    public void Collections_that_never_pause_free_nothing_that_is_in_use()
    {
        using var parameter = torch.nn.Parameter(torch.ones(64, 64));
        using var collecting = new RestlessCollector();
        for (var i = 0; i < 5000; i++)
        {
            Assert.True(HeldTensors.AreFinite([parameter]));
            Assert.Equal(1, HeldTensors.Numbers(parameter)[^1]);
            using var scope = torch.NewDisposeScope();
            Assert.Equal(2, HeldTensors.Numbers(parameter.Plus(parameter))[^1]);
            Assert.Equal(0.5f, HeldTensors.Numbers(parameter.SoftSign())[^1]);
        }
    }

    [Fact]
    public void Sum_and_soft_sign_are_those_of_the_library_to_the_bit()
    {
        using var scope = torch.NewDisposeScope();
        var values = torch.linspace(-3, 3, 1000);
        var others = torch.linspace(1e-3, 7, 1000);
        Assert.Equal(HeldTensors.Numbers(values.add(others)), HeldTensors.Numbers(values.Plus(others)));
        Assert.Equal(HeldTensors.Numbers(torch.nn.functional.softsign(values)), HeldTensors.Numbers(values.SoftSign()));
    }
}
