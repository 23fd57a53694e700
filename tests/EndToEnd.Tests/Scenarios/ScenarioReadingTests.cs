using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

public sealed class ScenarioReadingTests
{
    [Fact]
    public void A_scenario_of_every_section_is_read_as_it_stands()
    {
        var scenario = Scenario.Parse(
            """
            # Comments are allowed.
            name: all
            description: >
              Two lines
              of text.
            duration: 1.5 min
            seed: 7
            person: { arm: S03 }
            donning:
              loose_electrodes:
                - { channel: 2, from: 5 s, to: 6500 ms, electrode: negative }
                - { channel: 4 }
              impedances:
                - { channel: 6, pair: 2.2 MΩ }
            calibration: { repetitions: 2, reaction: 310 ms }
            movements:
              - { at: 3, movement: fist, hold: 1.6 s }
              - at: 8 s
                movement: flexion
                hold: 900 ms
            band: { channels: 16, rate: 2000 Hz, compressed: false, noise: 2 µV, offset: 0.3 V, battery: 9 %, drift: -20 ppm, dead_channels: [5, 15] }
            radio:
              connect_after: 250 ms
              connection_interval: 13.75 ms
              passkey: 012345
              notification_loss: 10 %
              bit_flips: 0.01
              outages:
                - { at: 10 s, for: 200 ms, disconnects: true }
            room: { mains: 60 Hz, hum: 1 mV }
            faults:
              - { at: 20 s, fault: brown_out }
              - { at: 30 s, for: 2 s, fault: dead_imu }
            """,
            "all.yaml");
        Assert.Equal(("all", "Two lines of text.", 90.0, 7), (scenario.Name, scenario.Description, scenario.DurationS, scenario.Seed));
        Assert.Equal(("S03", 60, 1000.0), (scenario.Arm.Person, scenario.Arm.MainsHz, scenario.Arm.MainsMicrovolts));
        Assert.Equal([new LooseElectrode(2, 5, 6.5, 2), new LooseElectrode(4, 0, 86_400, 3)], scenario.Arm.LooseElectrodes);
        Assert.Equal([new PairImpedance(6, 2200)], scenario.Arm.PairImpedances);
        Assert.Equal(new CalibrationScenario { Repetitions = 2, ReactionS = 0.31 }, scenario.Calibration);
        Assert.Equal([new GestureScenario(3, 1.6, "fist"), new GestureScenario(8, 0.9, "flexion")], scenario.Arm.Gestures);
        var band = scenario.Wristband;
        Assert.Equal((16, 2000, false, 2.0, 300.0, 9.0, -20.0), (band.Channels, band.RateHz, band.Compressed, band.NoiseMicrovolts, band.OffsetMillivolts, band.BatteryPercent, band.DriftPartsPerMillion));
        Assert.Equal([5, 15], band.DeadChannels);
        var radio = scenario.Radio;
        Assert.Equal((250.0, 13.75, 12345, 0.1, 0.01), (radio.ConnectAfterMs, radio.ConnectionIntervalMs, radio.Passkey, radio.NotificationLoss, radio.BitFlipRate));
        Assert.Equal([new RadioOutage(10, 200, Disconnects: true)], radio.Outages);
        Assert.Equal([new FaultScenario(20, null, "brown_out"), new FaultScenario(30, 2, "dead_imu")], scenario.Faults);
    }

    [Fact]
    public void What_is_left_out_is_as_in_an_empty_scenario()
    {
        var scenario = Scenario.Parse("name: bare", "bare.yaml");
        Assert.Equal(new Scenario { Name = "bare", Arm = scenario.Arm, Wristband = scenario.Wristband, Radio = scenario.Radio, Faults = scenario.Faults }, scenario);
        Assert.Equal(new ArmScenario { Gestures = scenario.Arm.Gestures, LooseElectrodes = scenario.Arm.LooseElectrodes, PairImpedances = scenario.Arm.PairImpedances }, scenario.Arm);
        Assert.Equal(new LocalRadioOptions { Outages = scenario.Radio.Outages }, scenario.Radio);
    }

    [Fact]
    public void A_scenario_without_a_name_has_that_of_its_file() => Assert.Equal("walk", Scenario.Parse("duration: 5 s", "folder/walk.yaml").Name);

    [Theory]
    [InlineData("duration: 90", 90)]
    [InlineData("duration: 90 s", 90)]
    [InlineData("duration: 90s", 90)]
    [InlineData("duration: '90 s'", 90)]
    [InlineData("duration: 90000 ms", 90)]
    [InlineData("duration: 1.5 min", 90)]
    [InlineData("duration: 0.025 h", 90)]
    [InlineData("duration: 9e1", 90)]
    [InlineData("duration: +90.", 90)]
    [InlineData("{\"duration\": 90}", 90)]
    [InlineData("\uFEFFduration: 90\r\nname: a\r\n", 90)]
    public void A_time_may_be_written_in_several_ways(string yaml, double seconds) => Assert.Equal(seconds, Scenario.Parse(yaml, "time.yaml").DurationS);

    [Fact]
    public void Every_built_in_scenario_loads_and_has_its_file_s_name()
    {
        Assert.NotEmpty(Scenario.BuiltIn);
        Assert.All(Scenario.BuiltIn, name =>
        {
            var scenario = Scenario.Load(name);
            Assert.Equal(name, scenario.Name);
            Assert.NotEmpty(scenario.Description);
        });
    }
}
