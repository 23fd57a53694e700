using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Wear;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wear;

/// <summary>The detector that lets a stream idle, on arms with the statistics of people.</summary>
public sealed class MuscleActivityTests
{
    private const double FirstGestureS = 40;

    public static TheoryData<string> People => new("S01", "S03", "S06", "S07", "S08");

    [Theory]
    [MemberData(nameof(People))]
    public void Rest_is_quiet_and_a_gesture_is_seen(string person)
    {
        var gestures = new[] { "fist", "flexion", "extension", "fist", "flexion", "extension" };
        var script = gestures.Select((g, i) => new GestureScenario(FirstGestureS + (6 * i), 1.6, g)).ToArray();
        var active = Watch(person, script, FirstGestureS + 36);
        var rest = active.Where(a => a.AtS is > 5 and < FirstGestureS).ToArray();
        var delays = script.Select(g => active.Where(a => a.IsActive && a.AtS >= g.AtS && a.AtS < g.AtS + 1.6).Select(a => (a.AtS - g.AtS) * 1000).DefaultIfEmpty(double.NaN).First()).ToArray();

        // What is seen later than the frames that a resumed stream begins with would lack its beginning.
        Assert.InRange(rest.Count(a => a.IsActive) / (double)rest.Length, 0, 0.01);
        Assert.All(delays, d => Assert.InRange(d, 0, EmgStreamService.PreRollBlocks * 10));
    }

    private static List<(double AtS, bool IsActive)> Watch(string person, GestureScenario[] script, double seconds)
    {
        var clock = new BoardClock();
        var arm = new StatisticalArm(ArmPeople.Load().Find(person), script, seed: 1);
        var skin = new VirtualSkin(arm, new ArmScenario(), 1000);
        var chain = new Ads1298Chain(1, clock, skin, new Ads1298ModelOptions());
        var engine = new AcquisitionEngineModel(chain);
        clock.Chain = chain;
        clock.Engine = engine;
        var driver = new Ads1298(chain, chain, clock, 1);
        Assert.Equal(Ads1298Result.Ok, driver.PowerUp());
        Assert.Equal(Ads1298Result.Ok, driver.SetRate(1000));
        Assert.True(engine.Start(new EngineSettings { ChannelCount = 8, RateHz = 1000, SamplesPerBlock = 10, SamplesPerFrame = 10, ChannelsPerFrame = 8, RightShift = 2 }));
        driver.Start();
        var activity = new MuscleActivity(engine, clock, 8) { Threshold = (int)WristbandSettings.Default(SettingsKey.ActivityThresholdQ8) };
        activity.Reset();
        List<(double, bool)> seen = [];
        while (clock.Microseconds < seconds * 1e6)
        {
            clock.WaitUntil(clock.Microseconds + 20_000);
            activity.Step(8, 0);
            seen.Add((clock.Microseconds / 1e6, activity.IsActive));
        }

        return seen;
    }
}
