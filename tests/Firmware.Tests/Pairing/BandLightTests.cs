using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Pairing;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Pairing;

/// <summary>The light's table in wristband.md, line by line: colours lit within ten seconds and for how long.</summary>
public sealed class BandLightTests
{
    private readonly BoardClock _clock = new();
    private readonly BoardHands _hands = new();
    private readonly BandLight _light;
    private readonly VirtualBattery _cell;

    public BandLightTests()
    {
        _light = new BandLight(_hands, _clock);
        _cell = new VirtualBattery(_clock, 500, 0, 60);
    }

    [Fact]
    public void Advertising_flashes_green_every_two_seconds() => AssertLit(Watch(BandCondition.PowerAdvertising), green: 250);

    [Fact]
    public void A_link_is_dark() => AssertLit(Watch(BandCondition.PowerConnected));

    [Fact]
    public void Streaming_flashes_green_every_five_seconds() => AssertLit(Watch(BandCondition.PowerStreaming), green: 100);

    [Fact]
    public void Pairing_turns_red_and_green() => AssertLit(Watch(BandCondition.PowerAdvertising, isPairing: true), green: 5000, red: 5000);

    [Fact]
    public void A_fault_is_two_red_flashes_every_two_seconds() => AssertLit(Watch(BandCondition.PowerStreaming, hasFault: true), red: 500);

    [Fact]
    public void A_low_battery_flashes_red_every_ten_seconds() => AssertLit(Watch(BandCondition.PowerConnected, lowPercent: 70), red: 50);

    [Theory]
    [InlineData(60, 0, 10_000)]
    [InlineData(100, 10_000, 0)]
    public void Charging_is_amber_and_then_green(double percent, int green, int amber)
    {
        var full = new VirtualBattery(_clock, 500, 0, percent);
        full.SetCharger(0.001);
        AssertLit(Watch(BandCondition.PowerAdvertising, cell: full), green, amber: amber);
    }

    [Fact]
    public void A_band_that_shows_itself_blinks_amber()
    {
        _light.Identify(10);
        AssertLit(Watch(BandCondition.PowerStreaming, hasFault: true), amber: 5000);
    }

    [Theory]
    [InlineData(60, 500, 0)]
    [InlineData(10, 0, 500)]
    public void A_short_press_shows_the_charge(double percent, int green, int red)
    {
        _light.ShowCharge();
        AssertLit(Watch(BandCondition.PowerConnected, cell: new VirtualBattery(_clock, 500, 0, percent)), green, red);
    }

    private static void AssertLit(Dictionary<LightColour, int> lit, int green = 0, int red = 0, int amber = 0) =>
        Assert.Equal((green, red, amber), (lit[LightColour.Green], lit[LightColour.Red], lit[LightColour.Amber]));

    // Milliseconds in each colour, in steps of the loop's slow turn.
    private Dictionary<LightColour, int> Watch(int power, bool isPairing = false, bool hasFault = false, int lowPercent = 5, VirtualBattery? cell = null)
    {
        var monitor = new BatteryMonitor(cell ?? _cell, _clock) { LowPercent = lowPercent };
        var lit = Enum.GetValues<LightColour>().ToDictionary(c => c, _ => 0);
        for (var i = 0; i < 200; i++)
        {
            monitor.Step();
            _light.Step(isPairing, hasFault, monitor, power);
            lit[_hands.Light] += 50;
            _clock.WaitUntil(_clock.Microseconds + 50_000);
        }

        return lit;
    }
}
