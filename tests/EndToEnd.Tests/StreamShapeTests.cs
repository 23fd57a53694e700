using NeuralGlasses.Benchmarks;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>The same firmware, radio and link at the ends of what the contract allows.</summary>
public sealed class StreamShapeTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sixteen_channels_at_2_kHz_arrive_whole(bool compressed)
    {
        var scenario = Runs.OfGestures(5) with { Wristband = new WristbandScenario { Channels = 16, RateHz = 2000, Compressed = compressed } };
        var folder = _runs.NewFolder();
        using var run = new Simulation(new SimulationSetup
        {
            Scenario = scenario,
            ModelFolder = BenchModel.Folder(16),
            Folder = () => RunFolder.Open(folder),
        });
        var report = run.Run();
        Assert.Equal(2, run.Board.Afe.Chips.Count);
        Assert.Equal(16, run.Link.Stream.ChannelCount);
        Assert.Equal(0, report.Link.FramesLost);
        Assert.Equal(0, report.Wristband.DroppedBlocks);
        Assert.InRange(run.Pipeline.Samples.SampleSets, 8500, 10_000);
        Assert.Equal(0, run.Pipeline.Samples.LostSampleSets);
    }

    [Fact]
    public void At_the_smallest_MTU_eight_channels_arrive_in_groups_and_a_fist_still_takes_a_photo()
    {
        var scenario = Runs.OfGestures(8, (3, "fist")) with
        {
            Wristband = new WristbandScenario { RateHz = 500 },
            Radio = new LocalRadioOptions { Mtu = 23, ConnectionIntervalMs = 7.5, PeripheralBuffers = 32 },
        };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Equal(20, run.Radio.Peripheral.MaxNotificationLength);
        Assert.Equal(0, report.Link.FramesLost);
        Assert.Equal(0, run.Pipeline.Samples.IncompleteGroups);
        Assert.InRange(report.Link.FramesReceived, 3 * 3500, 3 * 4000);
        Assert.Single(report.Photos);
    }
}
