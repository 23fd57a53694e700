using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>From muscles on the skin to what a computer with no software of ours does.</summary>
public sealed class HidEndToEndTests
{
    private const string LeftDown = "button 1 down";
    private const string LeftUp = "button 1 up";
    private const string EnterDown = "key 0x28 down";
    private const string EnterUp = "key 0x28 up";
    private const string EscapeDown = "key 0x29 down";
    private const string EscapeUp = "key 0x29 up";

    [Fact]
    public void A_computer_reads_what_the_band_is_and_asks_for_both_reports()
    {
        var bench = new HidBench().Run(2);
        Assert.Empty(bench.Central.Refusals);
        Assert.Equal([0x11, 0x01, 0x00, 0x02], bench.Host.Information);
        Assert.Equal([0x01, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0x01], bench.Host.PnpId);
        Assert.InRange(bench.Host.BatteryPercent!.Value, 90, 100);
        Assert.Equal([GattUuids.EmgStreamService, GattUuids.HidService], bench.Air.Peripheral.AdvertisedServices);
        Assert.Equal(0x03C0, bench.Air.Peripheral.Appearance);
        Assert.NotEqual(0, bench.Condition.Flags & BandCondition.FlagHid);
        Assert.True(bench.Converts);
        Assert.Equal(DeviceStatus.StateIdle, bench.Status.State);
        Assert.Equal(BandCondition.PowerConnected, bench.Condition.Power);
        Assert.Equal(0, bench.Air.SentFrames);
        Assert.Equal(2, bench.Host.Reports);
        Assert.Empty(bench.Host.Log);
    }

    [Fact]
    public void A_tap_of_the_first_gesture_is_a_click()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 0.2, Forearm.Flexors);
        bench.Run(6);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
        Assert.InRange(bench.Host.Log[0].At, 4_200_000, 4_500_000);
    }

    [Fact]
    public void Two_taps_of_it_are_two_clicks_close_enough_for_a_double_click()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 0.15, Forearm.Flexors).Tense(4.4, 0.15, Forearm.Flexors);
        bench.Run(6);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
        Assert.InRange(bench.Host.Log[2].At - bench.Host.Log[0].At, 100_000, 500_000);
    }

    [Fact]
    public void Holding_it_holds_the_button()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 2, Forearm.Flexors);
        bench.Run(8);
        Assert.Equal([LeftDown, LeftUp], bench.Host.Happened);
        Assert.InRange(bench.Host.Log[0].At, 4_400_000, 4_650_000);
        Assert.InRange(bench.Host.Log[1].At, 6_000_000, 6_300_000);
    }

    [Fact]
    public void A_tap_of_the_second_gesture_is_enter_once_no_second_tap_has_come()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 0.2, Forearm.Extensors);
        bench.Run(6);
        Assert.Equal([EnterDown, EnterUp], bench.Host.Happened);
        Assert.InRange(bench.Host.Log[0].At, 4_500_000, 4_800_000);
    }

    [Fact]
    public void Two_taps_of_it_are_escape_and_no_enter()
    {
        var bench = new HidBench();
        bench.Forearm.Tense(4, 0.15, Forearm.Extensors).Tense(4.4, 0.15, Forearm.Extensors);
        bench.Run(6);
        Assert.Equal([EscapeDown, EscapeUp], bench.Host.Happened);
    }

    [Fact]
    public void A_row_of_everything_is_what_the_computer_sees()
    {
        var bench = new HidBench();
        bench.Forearm
            .Tense(4, 0.2, Forearm.Flexors)
            .Tense(6, 0.2, Forearm.Extensors)
            .Tense(8, 1, Forearm.Flexors)
            .Tense(11, 0.15, Forearm.Extensors).Tense(11.4, 0.15, Forearm.Extensors)
            .Tense(14, 1.5, Forearm.Extensors)
            .Tense(17, 0.2, Forearm.Flexors);
        bench.Run(20);
        Assert.Equal([LeftDown, LeftUp, EnterDown, EnterUp, LeftDown, LeftUp, EscapeDown, EscapeUp, LeftDown, LeftUp], bench.Host.Happened);
        Assert.Equal((0, 0, 0), (bench.Host.X, bench.Host.Y, bench.Host.Wheel));
    }

    [Theory]
    [InlineData("S07")]
    [InlineData("S08")]
    public void A_measured_person_s_flexion_and_extension_hold_the_button_and_the_clutch(string person)
    {
        var bench = new HidBench(motion: new TurningWrist(t => t is >= 16 and < 17 ? (-30, 0) : (0, 0)));
        GestureScenario[] script =
        [
            new(6, 2, "flexion"),
            new(14, 5, "extension"),
            new(24, 2, "flexion"),
        ];
        var skin = new VirtualSkin(new StatisticalArm(ArmPeople.Load().Find(person), script, 1), new ArmScenario { MainsHz = 0 }, 1000);
        var set = new float[Forearm.Channels];
        bench.Board.Skin.Microvolts = (channel, t) =>
        {
            if (channel == 0)
                skin.Sample(t, set);
            return set[channel];
        };

        // The armband of these people was worn another way round than ours: masks for where their muscles were.
        var profile = new HidProfile(8);
        (profile.Masks[0], profile.Masks[1]) = (0xE0, 0x0E);
        var section = new byte[HidProfile.SectionLength];
        profile.Write(section, 0);
        bench.At(3, () => bench.Central.Write(GattUuids.ControlPoint, [ControlPoint.OpWriteProfile, 1, 0, .. section]));
        bench.Run(28);
        Assert.Equal([LeftDown, LeftUp, LeftDown, LeftUp], bench.Host.Happened);
        Assert.InRange(bench.Host.X, 26 * 20, 30 * 20);
    }
}
