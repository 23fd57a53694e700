using NeuralGlasses.StreamingNetwork;
using TorchSharp;
using Xunit;

namespace NeuralGlasses.Models.Tests.StreamingNetwork;

public sealed class HeldTensorsTests
{
    public HeldTensorsTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

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
