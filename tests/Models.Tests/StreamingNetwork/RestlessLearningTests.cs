using NeuralGlasses.Models.Tests.Cursor;
using NeuralGlasses.Models.Tests.Taps;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.StreamingNetwork.Taps;
using TorchSharp;
using Xunit;

namespace NeuralGlasses.Models.Tests.StreamingNetwork;

/// <summary>Each network learns while collections never pause. They run beside no other test: of those, some count what they allocate.</summary>
[Collection(typeof(AdamWOptimiserTests))]
public sealed class RestlessLearningTests
{
    public RestlessLearningTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

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

    [Theory]
    [InlineData(RecurrentKind.Lstm)]
    [InlineData(RecurrentKind.Gru)]
    public void The_network_of_gestures_learns(RecurrentKind kind)
    {
        using var collecting = new RestlessCollector();
        using var network = NetworkLearningTests.Train(kind, steps: 150);
        Assert.NotEmpty(network.Export(1, ["left", "right"]));
    }

    [Fact]
    public void The_network_of_events_learns()
    {
        using var collecting = new RestlessCollector();
        using var network = EventNetwork.Train([EventNetworkTests.Session(1)], EventNetworkTests.Small, EventNetworkTests.Short with { Steps = 80 }, seed: 1);
        Assert.NotEmpty(network.Export(["rest", "a", "b"]));
    }

    [Fact]
    public void The_network_of_the_wrist_learns()
    {
        using var collecting = new RestlessCollector();
        using var network = CursorNetwork.Train([CursorNetworkTests.Teacher(1)], CursorNetworkTests.Small, CursorNetworkTests.Short with { Steps = 100 }, CursorNetworkTests.Loading, seed: 1);
        Assert.NotEmpty(network.Export());
    }

    [Fact]
    public void The_network_of_taps_learns()
    {
        using var collecting = new RestlessCollector();
        using var network = TapNetwork.Train([TapNetworkTests.Session(1, 0)], TapNetworkTests.Small, TapNetworkTests.Short with { Steps = 60 }, seed: 1);
        Assert.NotEmpty(network.Export());
    }
}
