using NeuralGlasses.StreamingNetwork;
using TorchSharp;
using Xunit;

namespace NeuralGlasses.Models.Tests.StreamingNetwork;

public sealed class HeldTensorsTests
{
    [Fact]
    public void Collections_that_never_pause_free_nothing_that_is_in_use()
    {
        Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");
        using var parameter = torch.nn.Parameter(torch.ones(64, 64));
        using var done = new ManualResetEventSlim();
        var collecting = new Thread(() =>
        {
            while (!done.IsSet)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collecting.Start();
        try
        {
            for (var i = 0; i < 5000; i++)
            {
                Assert.True(HeldTensors.AreFinite([parameter]));
                Assert.Equal(1, HeldTensors.Numbers(parameter)[^1]);
            }
        }
        finally
        {
            done.Set();
            collecting.Join();
        }
    }
}
