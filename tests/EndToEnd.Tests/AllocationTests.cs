using NeuralGlasses.Benchmarks;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(8, 1000)]
    [InlineData(16, 2000)]
    public void The_glasses_whole_path_allocates_nothing_for_a_block(int channels, int rateHz)
    {
        using var path = new SdkPath(channels, rateHz);
        var steps = path.Decoder.Steps;
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 250; i++)
                path.Block();
        }));
        Assert.Equal(0, path.Counters.Lost);
        Assert.InRange(path.Decoder.Steps - steps, 199, 201);
    }
}
