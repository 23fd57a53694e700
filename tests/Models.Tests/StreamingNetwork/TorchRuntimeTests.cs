using NeuralGlasses.StreamingNetwork;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Where_it_loads_a_network_has_its_parameters()
    {
        Assert.SkipUnless(TorchRuntime.Absence is null, TorchRuntime.Absence ?? "");
        TorchRuntime.Require();

        using var network = TrainedNetwork.Untrained(InventedSequences.SmallNetwork(), seed: 1);

        // Convolution 8 (2 x 5 + 1), normalisation 2 x 8, gates 4 x 8 (8 + 8 + 2), answer 2 (8 + 1).
        Assert.Equal(88 + 16 + 576 + 18, network.ParameterCount);
    }
}
