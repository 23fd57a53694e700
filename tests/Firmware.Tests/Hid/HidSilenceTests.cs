using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>What must move nothing on the computer.</summary>
public sealed class HidSilenceTests
{
    private const double Minutes = 10 * 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ten_minutes_of_rest_press_nothing(ulong seed)
    {
        AssertSilent(new HidBench(seed: seed).Run(Minutes));
    }

    [Theory]
    [InlineData("S01")]
    [InlineData("S03")]
    [InlineData("S06")]
    [InlineData("S07")]
    [InlineData("S08")]
    public void An_hour_of_five_measured_people_s_rest_presses_nothing(string person)
    {
        var bench = new HidBench();
        var skin = new VirtualSkin(new StatisticalArm(ArmPeople.Load().Find(person), [], 1), new ArmScenario { MainsHz = 50, MainsMicrovolts = 5 }, 1000);
        var set = new float[Forearm.Channels];
        bench.Board.Skin.Microvolts = (channel, t) =>
        {
            if (channel == 0)
                skin.Sample(t, set);
            return set[channel];
        };
        AssertSilent(bench.Run(12 * 60));
    }

    [Fact]
    public void Hum_presses_nothing_whether_it_stays_or_comes_and_goes()
    {
        var bench = new HidBench();
        bench.Forearm.Hum = t => t < 200e6 ? 20 : t / 15_000_000 % 2 == 0 ? 20 : 1;
        AssertSilent(bench.Run(Minutes));
    }

    [Fact]
    public void Fists_press_nothing()
    {
        var bench = new HidBench();
        for (var at = 5.0; at < Minutes; at += 3)
            bench.Forearm.Tense(at, 0.1 + (at % 2), Forearm.Both, 20 + (at % 50));
        AssertSilent(bench.Run(Minutes));
    }

    [Fact]
    public void A_fist_that_begins_with_one_muscle_40_ms_early_presses_nothing()
    {
        var bench = new HidBench();
        for (var at = 5.0; at < 60; at += 3)
            bench.Forearm.Tense(at, 0.04, Forearm.Flexors).Tense(at + 0.04, 0.6, Forearm.Both);
        AssertSilent(bench.Run(62));
    }

    [Fact]
    public void Twitches_of_20_ms_press_nothing()
    {
        var bench = new HidBench();
        for (var at = 5.0; at < 60; at += 1.3)
            bench.Forearm.Tense(at, 0.02, Forearm.Extensors, 15);
        AssertSilent(bench.Run(62));
    }

    [Fact]
    public void The_hand_that_returns_by_its_other_muscles_presses_nothing_of_its_own()
    {
        var bench = new HidBench();
        for (var at = 5.0; at < 60; at += 3)
            bench.Forearm.Tense(at, 0.2, Forearm.Flexors).Tense(at + 0.3, 0.2, Forearm.Extensors);
        bench.Run(62);
        Assert.Equal(19, bench.Host.Happened.Count(h => h == "button 1 down"));
        Assert.All(bench.Host.Happened, h => Assert.StartsWith("button 1 ", h));
        Assert.Empty(bench.Host.Down);
    }

    [Fact]
    public void An_electrode_that_turns_noisy_holds_no_button_for_ever_and_gestures_come_back()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(5, 200, [0, 0, 0, 0, 0.6, 0, 0, 0], 60).Tense(150, 0.2, Forearm.Extensors, 60);
        bench.At(60, () => Assert.Empty(bench.Host.Down));
        bench.Run(155);
        Assert.InRange(bench.Host.Happened.Count(h => h == "button 1 down"), 0, 1);
        Assert.Equal("key 0x28 up", bench.Host.Happened.Last());
    }

    private static void AssertSilent(HidBench bench)
    {
        Assert.Empty(bench.Host.Log);
        Assert.Equal((0, 0), (bench.Host.X, bench.Host.Y));
        Assert.Equal(2, bench.Host.Reports);
        Assert.Equal(1, bench.Host.Connections);
        Assert.True(bench.Converts);
        Assert.Equal(FaultCode.None, bench.Status.Fault);
    }
}
