using NeuralGlasses.Devices;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Charge that falls by what the parts draw, a temple that warms up, and what follows from both.</summary>
public sealed class PowerTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Idling_takes_the_idle_draw_and_nothing_else()
    {
        // 960 mWh at 300 mW: an hour takes 31.25 %.
        var power = Make();
        Assert.Equal(100 - 31.25, power.Read(At(3600)).ChargePercent!.Value, 1e-6);
        Assert.Equal(300, power.Milliwatts);
    }

    [Fact]
    public void A_part_draws_while_it_is_used_to_the_microsecond_whoever_asks_when()
    {
        var seldom = Make();
        var often = Make();
        foreach (var power in new[] { seldom, often })
        {
            power.Use(GlassesLoad.Display, At(10));
            power.Use(GlassesLoad.Photo, At(20), At(21));
            power.Rest(GlassesLoad.Display, At(70.5));
        }

        for (var ms = 70_500; ms < 100_000; ms += 7)
            often.Read(At(ms / 1000.0));
        var expected = 100 - (100 * ((300 * 100) + (500 * 60.5) + (1200 * 1)) / 3600.0 / 960);
        Assert.Equal(expected, seldom.Read(At(100)).ChargePercent!.Value, 1e-9);
        Assert.Equal(expected, often.Read(At(100)).ChargePercent!.Value, 1e-9);
        Assert.Equal(seldom.Read(At(100)).SkinCelsius, often.Read(At(100)).SkinCelsius, 9);
    }

    [Fact]
    public void A_burst_draws_the_burst_s_power_and_not_a_photo_s_besides()
    {
        var power = Make();
        power.Use(GlassesLoad.Photo, At(1), At(2));
        power.Use(GlassesLoad.Burst, At(1.1), At(2.1));
        Assert.Equal(300 + 1700, power.Milliwatts);
        power.Read(At(2.05));
        Assert.Equal(300 + 1700, power.Milliwatts);
        power.Read(At(2.2));
        Assert.Equal(300, power.Milliwatts);
    }

    [Fact]
    public void The_temple_tends_to_the_air_and_what_is_drawn_with_its_time_constant()
    {
        var power = Make();

        // 22 °C of air, 8 K for being worn, 8 K a watt.
        Assert.Equal(22 + 8 + 2.4, power.Read(At(0)).SkinCelsius, 6);
        power.Use(GlassesLoad.Display, At(0));
        Assert.Equal(30 + 2.4 + (4 * (1 - Math.Exp(-1))), power.Read(At(300)).SkinCelsius, 6);
        Assert.Equal(30 + 6.4, power.Read(At(3600)).SkinCelsius, 4);
    }

    [Fact]
    public void Heat_stops_bursts_first_then_the_glasses_and_lifts_again_below_its_limits()
    {
        var power = Make(new PowerScenario { AirCelsius = 30, Charging = [new TimeSpanScenario(0, 1e6)] });
        var seen = new List<(HeatLevel Heat, double Celsius)>();
        power.Use(GlassesLoad.Burst, At(0), At(400));
        for (var second = 0; second < 3000; second++)
        {
            var now = power.Read(At(second));
            if (seen.Count == 0 || seen[^1].Heat != now.Heat)
                seen.Add((now.Heat, now.SkinCelsius));
            Assert.Equal(now.Heat != HeatLevel.TooHot, now.IsOn);
        }

        Assert.Equal([HeatLevel.Normal, HeatLevel.Hot, HeatLevel.TooHot, HeatLevel.Hot], seen.Take(4).Select(s => s.Heat));
        Assert.Equal(41, seen[1].Celsius, 0.2);
        Assert.Equal(43, seen[2].Celsius, 0.2);
        Assert.Equal(41, seen[3].Celsius, 0.2);
    }

    [Fact]
    public void Hot_glasses_take_single_photos_only()
    {
        using var bench = new GlassesBench(new GlassesScenario { Power = new PowerScenario { AirCelsius = 31 } });
        Assert.Equal(HeatLevel.Hot, bench.Worn.Power.Read(At(0.1)).Heat);
        bench.Worn.Led.TryLight();
        var video = bench.Worn.Camera.Modes[3];
        bench.Worn.Camera.Expose(video, At(1));
        var error = Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(video, At(1.5)));
        Assert.Equal("The camera is not ready: 500 ms after the photo before, it takes the next one after 1000 ms because the glasses are hot.", error.Message);
        bench.Worn.Camera.Expose(video, At(2.1));
    }

    [Fact]
    public void An_empty_cell_switches_everything_off_until_a_charger_has_given_a_percent()
    {
        using var bench = new GlassesBench(new GlassesScenario { Power = new PowerScenario { BatteryPercent = 1, Charging = [new TimeSpanScenario(200, 1000)] } });
        bench.Worn.Led.TryLight();
        bench.Worn.Hud.Show(Menu(), At(0));

        // 9.6 mWh at 800 mW last 43.2 s.
        Assert.True(bench.Worn.Power.Read(At(43)).IsOn);
        Assert.False(bench.Worn.Power.Read(bench.Now = At(44)).IsOn);
        var result = bench.Worn.Hud.Show(Menu(focused: 1), At(45));
        Assert.Equal((HudOutcome.Blocked, "The glasses are off because their cell is empty."), (result.Outcome, result.Reason));
        Assert.Equal("The glasses are off because their cell is empty.", Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(45))).Message);
        Assert.Throws<DeviceFailedException>(() => bench.Worn.Devices.Microphone!.Open(At(45)));
        Assert.False(bench.Worn.Led.IsLit);

        // 2000 mW give 9.6 mWh in 17.3 s.
        Assert.False(bench.Worn.Power.Read(At(217)).IsOn);
        Assert.True(bench.Worn.Power.Read(At(219)).IsOn);
        Assert.Equal(HudOutcome.Displayed, bench.Worn.Hud.Show(Menu(focused: 1), At(220)).Outcome);
    }

    [Fact]
    public void Little_charge_is_told_before_it_is_gone()
    {
        var power = Make(new PowerScenario { BatteryPercent = 15.1 });
        Assert.False(power.Read(At(0)).IsLow);
        Assert.True(power.Read(At(60)).IsLow);
    }

    [Fact]
    public void Glasses_fed_from_outside_have_no_charge_to_lose()
    {
        using var bench = new GlassesBench("full-field");
        var state = bench.Worn.Power.Read(At(86_400));
        Assert.True(state.IsOn);
        Assert.Null(state.ChargePercent);
        Assert.False(state.IsLow);
    }

    [Fact]
    public void In_the_whole_world_empty_glasses_leave_the_air_and_come_back_when_they_are_charged()
    {
        // 1 % lasts 43 s; a charger from 50 s on brings the glasses back at about 67 s.
        var scenario = Runs.OfGestures(90, (5, "fist"), (55, "fist"), (80, "fist")) with
        {
            Glasses = new GlassesScenario { Power = new PowerScenario { BatteryPercent = 1, Charging = [new TimeSpanScenario(50, 1000)] } },
        };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Equal(2, report.Photos.Count);
        Assert.InRange(report.Photos[1].AtS, 80, 83);
        Assert.Equal(LinkState.Streaming, run.Link.State);
        Assert.Equal(2, run.Link.StreamNumber);
        Assert.Single(report.Gestures.ByGesture, g => g.Value.Missed == 1);
        Assert.InRange(report.Glasses.BatteryPercent!.Value, 1, 5);
    }

    private static VirtualGlassesPower Make(PowerScenario? scenario = null)
    {
        var profile = GlassesProfile.Load(GlassesProfile.Usual);
        return new VirtualGlassesPower(profile.Power, profile.Heat, scenario ?? new PowerScenario());
    }
}
