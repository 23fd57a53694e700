using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>How long a bumped electrode keeps its channel at a limit.</summary>
public sealed class SaturationRecoveryTests
{
    private readonly ScriptedSkin _skin = new();

    [Theory]
    [InlineData(500, 300_000, 246, 16)]
    [InlineData(1000, 300_000, 494, 32)]
    [InlineData(2000, 300_000, 989, 64)]
    [InlineData(1000, -300_000, 494, 32)]
    [InlineData(1000, 12_000, 84, 32)]
    public void A_step_of_the_offset_is_over_after_32_milliseconds_and_would_take_far_longer_without(int rateHz, double microvolts, int without, int with)
    {
        // Sets for which (1 − 2^−k)^n of the step is above 6.25 mV.
        var k = rateHz switch { 500 => 6, 1000 => 7, _ => 8 };
        Assert.Equal(without, Math.Ceiling(Math.Log(Math.Abs(microvolts) / 6250) / -Math.Log(1 - Math.Pow(2, -k))), 1.0);
        var samples = AfterStep(rateHz, microvolts, 200);
        Assert.All(samples[..with], s => Assert.True(s is short.MinValue or short.MaxValue));
        Assert.All(samples[with..], s => Assert.Equal(0, s));
    }

    [Fact]
    public void A_step_that_is_held_for_less_decays_as_the_blocker_does()
    {
        var samples = AfterStep(1000, 7_500, 200);
        var held = samples.Count(s => s == short.MaxValue);
        Assert.InRange(held, 20, 31);
        Assert.InRange(samples[held], 32_000, short.MaxValue - 1);
        Assert.Equal(samples[held] * Math.Pow(127.0 / 128, 199 - held), samples[199], 2.0);
    }

    [Fact]
    public void A_code_at_the_chips_limit_waits_until_it_leaves_it()
    {
        var bench = new EngineBench(AcquisitionEngineTests.Settings(), _skin);
        _skin.Microvolts = (_, _) => 300_000;
        bench.Convert(10);
        _skin.Microvolts = (_, _) => 450_000;
        bench.Convert(400);
        _skin.Microvolts = (_, _) => 300_000;
        bench.Convert(10);
        var frames = bench.ReadAll();
        Assert.All(frames[1..^1], f => Assert.NotEqual(0, f.Flags & EmgStreamFormat.FlagSaturated));
        Assert.Equal(0, frames[^1].Flags & EmgStreamFormat.FlagSaturated);
        Assert.All(frames[^1].Samples[..80], s => Assert.Equal(0, s));
    }

    [Fact]
    public void A_signal_that_leaves_the_limit_in_between_is_not_touched()
    {
        // 60 mV at 50 Hz stands at a limit for most of each half wave of 10 ms, never for 32 ms.
        var bench = new EngineBench(AcquisitionEngineTests.Settings(), _skin);
        bench.Convert(10);
        _skin.Microvolts = (_, t) => 60_000 * Math.Sin(2 * Math.PI * 50 * t / 1e6);
        bench.Convert(1000);
        var samples = bench.ReadAll().Skip(11).SelectMany(f => f.Samples[..80].Where((_, i) => i % 8 == 0)).ToList();
        Assert.DoesNotContain(samples, s => Math.Abs((int)s) < 100 && s != 0);
        Assert.Contains(samples, s => s == short.MaxValue);
        Assert.Contains(samples, s => s == short.MinValue);
    }

    [Fact]
    public void Other_channels_are_not_touched()
    {
        var bench = new EngineBench(AcquisitionEngineTests.Settings(), _skin);
        _skin.Microvolts = (channel, t) => channel == 3 ? (t > 200_000 ? 200_000 : 0) : 1000 * Math.Sin(t / 1000.0);
        bench.Convert(500);
        var bumped = bench.ReadAll().Select(f => (short[])[.. f.Samples[..80]]).ToList();
        var calm = new EngineBench(AcquisitionEngineTests.Settings(), _skin);
        _skin.Microvolts = (channel, t) => channel == 3 ? 0 : 1000 * Math.Sin(t / 1000.0);
        calm.Convert(500);
        var expected = calm.ReadAll();
        for (var frame = 0; frame < expected.Count; frame++)
        {
            for (var i = 0; i < 80; i++)
            {
                if (i % 8 != 3)
                    Assert.Equal(expected[frame].Samples[i], bumped[frame][i]);
            }
        }
    }

    private short[] AfterStep(int rateHz, double microvolts, int count)
    {
        var bench = new EngineBench(AcquisitionEngineTests.Settings(rateHz), _skin, new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });
        bench.Convert(20);
        _skin.Microvolts = (_, _) => microvolts;
        bench.Convert(count + 20);
        return [.. bench.ReadAll().SelectMany(f => f.Samples[..f.Length].Where((_, i) => i % 8 == 0)).Skip(20).Take(count)];
    }
}
