using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>
/// The whole firmware through thousands of things that go wrong in any order, drawn from a seed: whatever happens, what the band promises holds in
/// every turn of its loop, and once nothing disturbs it any more it streams, and left alone it sleeps.
/// </summary>
public sealed class BandChaosTests
{
    private const int Count = 40;
    private const int Seconds = 60;
    private const int PerSecond = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Count)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_the_band_keeps_its_promises_and_recovers(int seed) => ChaosRun.Check(seed, ChaosAction.Draw(seed, Seconds, PerSecond));

    [Fact]
    public void The_seeds_bring_every_end_every_answer_and_frames_of_every_kind()
    {
        var bands = Enumerable.Range(Count, 12).Select(seed => ChaosRun.Run(seed, ChaosAction.Draw(seed, Seconds, PerSecond))).ToArray();
        RunEnd[] ends = [RunEnd.None, RunEnd.Sleep, RunEnd.Off, RunEnd.Restart];
        Assert.All(ends, e => Assert.Contains(bands, b => b.Ends.Contains(e)));
        for (var result = ControlPoint.ResultSuccess; result <= ControlPoint.ResultLimited; result++)
            Assert.True(bands.Sum(b => b.Commands.Results[result]) > 0, $"no answer was {result}");
        Assert.True(bands.Sum(b => b.Frames.Sent) > 10_000);
        Assert.True(bands.Sum(b => b.Frames.Again) > 10);
    }
}
