using NeuralGlasses.VirtualAir.Devices;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class RehearsalTests
{
    [Fact]
    public void It_goes_the_whole_way()
    {
        var (toController, toHost) = Rehearsal.Run();
        Assert.Equal([0x01, 0x03, 0x0c, 0, 0x02, 1, 0, 1, 0, 0], toController);
        Assert.Equal(7 + 22, toHost.Length);
    }
}
