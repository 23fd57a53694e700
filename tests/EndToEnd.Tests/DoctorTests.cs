using System.Text.Json;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Diagnosis;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>The doctor on the whole firmware: it finds what is broken, and accuses nothing else.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string HealthyPage = """
        Band      simulated, scenario quiet-arm, seed 1; 14 s
        Identity  NeuralBand by NeuralGlasses, hardware A, firmware 1.0
        Protocol  frames version 1, commands version 2
        Link      encrypted, not authenticated
        Battery   99 %, 4.16 V
        Start     number 1, as power came
        Faults    none; 0 since the start, 0 in the log
        Firmware  up 13 s, longest turn 10 ms, 64 kB free
        Settings  gain 6, idle after 60 s, sleep after 120 s, haptics 2 of 3, motion off

        Pair  contact  impedance      noise       rest      mains  at limit    off
           0  yes         401 kΩ     1.0 µV     2.6 µV     2.0 µV       0 %    0 %
           1  yes         422 kΩ     1.0 µV     2.3 µV     4.2 µV       0 %    0 %
           2  yes         442 kΩ     1.0 µV     2.8 µV     6.3 µV       0 %    0 %
           3  yes         462 kΩ     1.0 µV     2.8 µV     2.1 µV       0 %    0 %
           4  yes         482 kΩ     1.0 µV     7.8 µV     3.9 µV       0 %    0 %
           5  yes         401 kΩ     1.0 µV     5.4 µV     6.3 µV       0 %    0 %
           6  yes         422 kΩ     1.0 µV     6.4 µV     1.8 µV       0 %    0 %
           7  yes         442 kΩ     1.0 µV     1.8 µV     4.2 µV       0 %    0 %

        Stream    10 s of 8 channels at 1000 Hz: 999 frames, 9990 samples, 7.9 kB/s
        Loss      0.0 % on the way, 0.0 % for good; 0 damaged, 0 dropped, 0 overrun
        Latency   14 ± 2 ms from sample to here, of which up to 13 ms vary
        Clock     gains 2 ± 252 ppm on this machine's

        ok        identity, versions, faults, start, battery, security, firmware,
                  contact, noise, electrodes, mains, loss, latency
        note      security: The link is encrypted and not authenticated, for no passkey
                  was compared; pair anew with it if one is printed on the band.
        note      clock: After 10 s the drift is known to ± 252 ppm only; a longer
                  stream tells more.

        Healthy.

        """;

    private readonly Runs _runs = new();

    public static TheoryData<string, FindingSeverity, string, string> Faults => new()
    {
        { "{ band: { missing_afe: true } }", FindingSeverity.Wrong, "AFE", "does not answer as an ADS1298" },
        { "{ band: { dead_imu: true } }", FindingSeverity.Wrong, "motion sensor", "expected an LSM6DSO" },
        { "{ band: { dead_haptics: true } }", FindingSeverity.Wrong, "haptics", "expected a DRV2605L" },
        { "{ band: { full_storage: true } }", FindingSeverity.Wrong, "storage", "full or broken" },
        { "{ band: { battery: 8 } }", FindingSeverity.Warning, "battery", "expected more than 15 %" },
        { "{ band: { dead_channels: [ 6 ] } }", FindingSeverity.Wrong, "electrodes", "Pair 6 is bridged" },
        { "{ band: { dead_channels: [ 0, 5 ] } }", FindingSeverity.Wrong, "electrodes", "Pairs 0 and 5 are bridged" },
        { "{ band: { channels: 16, dead_channels: [ 12 ] } }", FindingSeverity.Wrong, "electrodes", "Pair 12 is bridged" },
        { "{ band: { noise: 5 } }", FindingSeverity.Warning, "noise", "All 8 pairs make noise" },
        { "{ band: { noise: 30 } }", FindingSeverity.Wrong, "noise", "All 8 pairs make noise" },
        { "{ band: { offset: 900 } }", FindingSeverity.Wrong, "electrodes", "at a limit of the EMG front end" },
        { "{ band: { frame_version: 2 } }", FindingSeverity.Wrong, "examination", "protocol version 2" },
        { "{ room: { hum: 40 µV } }", FindingSeverity.Warning, "mains", "50 Hz" },
        { "{ room: { hum: 150 µV, mains: 60 Hz } }", FindingSeverity.Wrong, "mains", "60 Hz" },
        { "{ donning: { impedances: [ { channel: 3, pair: 2000 } ] } }", FindingSeverity.Warning, "contact", "Pair 3 has an impedance of up to 2.2 MΩ" },
        { "{ donning: { impedances: [ { channel: 3, pair: 9000 } ] } }", FindingSeverity.Warning, "contact", "Pair 3 has an impedance that is too high" },
        { "{ donning: { loose_electrodes: [ { channel: 2, from: 0, to: 99, electrode: positive } ] } }", FindingSeverity.Wrong, "contact", "Pair 2 has no contact at the positive electrode" },
        { "{ donning: { loose_electrodes: [ { channel: 7, from: 0, to: 99, electrode: negative } ] } }", FindingSeverity.Wrong, "contact", "Pair 7 has no contact at the negative electrode" },
        { "{ donning: { loose_electrodes: [ { channel: 0, from: 0, to: 99 } ] } }", FindingSeverity.Wrong, "contact", "Pair 0 has no contact at either electrode" },
        { "{ donning: { loose_electrodes: [ { channel: 4, from: 7, to: 9 } ] } }", FindingSeverity.Warning, "contact", "Pair 4 lost contact for up to" },
        { "{ radio: { notification_loss: 0.1 } }", FindingSeverity.Warning, "loss", "0.0 % for good" },
        { "{ radio: { notification_loss: 0.5 } }", FindingSeverity.Wrong, "loss", "for good" },
        { "{ radio: { bit_flips: 0.05 } }", FindingSeverity.Warning, "loss", "arrived damaged" },
        { "{ radio: { host_jitter: 120 ms } }", FindingSeverity.Warning, "latency", "later than the quickest" },
        { "{ radio: { outages: [ { at: 8, for: 500 ms, disconnects: true } ] } }", FindingSeverity.Wrong, "examination", "broke while it streamed" },
    };

    public static TheoryData<string> People => [.. new[] { "S01", "S03", "S06", "S07", "S08" }];

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_page_of_a_healthy_band_is_this()
    {
        var (code, output, error) = Invoke();
        Assert.Equal(HealthyPage.ReplaceLineEndings("\n"), output);
        Assert.Equal((0, ""), (code, error));
    }

    [Theory]
    [MemberData(nameof(People))]
    public void A_healthy_band_on_any_arm_is_accused_of_nothing(string person)
    {
        for (var seed = 1; seed <= 5; seed++)
            AssertHealthy(Examine($$"""{ person: { arm: {{person}} }, room: { mains: {{(seed % 2 == 0 ? "60 Hz" : "none")}} } }""", seed));
    }

    [Theory]
    [InlineData("{ band: { channels: 16 } }")]
    [InlineData("{ band: { channels: 16, rate: 2000 Hz } }")]
    [InlineData("{ band: { rate: 500 Hz, compressed: false } }")]
    [InlineData("{ radio: { passkey: 123456, phy: 1 } }")]
    [InlineData("{ radio: { reordered: 0.1, air_errors: 0.01, notification_loss: 0.005 } }")]
    public void A_healthy_band_of_any_make_on_usual_air_is_accused_of_nothing(string scenario)
    {
        for (var seed = 1; seed <= 3; seed++)
            AssertHealthy(Examine(scenario, seed));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_found_and_nothing_else_is_accused(string scenario, FindingSeverity severity, string subject, string words)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var report = Examine(scenario, seed);
            var finding = Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note);
            Assert.Equal((severity, subject), (finding.Severity, finding.Subject));
            Assert.Contains(words, finding.Sentence, StringComparison.Ordinal);
            Assert.Equal(severity == FindingSeverity.Wrong ? 1 : 0, report.ExitCode);
        }
    }

    [Theory]
    [InlineData(180, "gains")]
    [InlineData(-180, "loses")]
    public void A_clock_out_of_its_range_is_found_in_two_minutes(int drift, string word)
    {
        var report = Examine($$"""{ band: { drift: {{drift}} } }""", 1, 120);
        var finding = Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note);
        Assert.Equal("clock", finding.Subject);
        Assert.Contains(word, finding.Sentence, StringComparison.Ordinal);
        Assert.InRange(report.Stream!.DriftPartsPerMillion, drift - report.Stream.DriftUncertaintyPartsPerMillion, drift + report.Stream.DriftUncertaintyPartsPerMillion);
    }

    [Fact]
    public void A_band_that_nobody_wears_is_told_as_that()
    {
        var loose = string.Join(", ", Enumerable.Range(0, 8).Select(c => $$"""{ channel: {{c}}, from: 0, to: 99 }"""));
        var report = Examine($$"""{ donning: { loose_electrodes: [ {{loose}} ] } }""");
        Assert.Contains("No electrode pair has contact", Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_that_does_not_connect_is_exit_code_2()
    {
        var (code, output, _) = Invoke("--scenario", _runs.NewFile("silent.yaml", "{ radio: { outages: [ { at: 0, for: 15 min } ] } }"u8));
        Assert.Equal(2, code);
        Assert.EndsWith("No wristband was found.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_band_drops_because_its_radio_is_full_is_told_as_that()
    {
        var report = Examine("{ radio: { mtu: 23 } }", 1, 5);
        Assert.InRange(report.Stream!.FramesDropped, 5000, 12_000);
        Assert.Contains(report.Findings, f => f.Subject == "radio" && f.Sentence.Contains("that the radio did not take in time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_brown_out_before_the_examination_is_told()
    {
        var simulated = new SimulatedExamination(Scenario.Load("quiet-arm"));
        simulated.Board.BrownOut();
        var finding = Assert.Single(simulated.Run().Findings, f => f.Severity > FindingSeverity.Note);
        Assert.Equal("start", finding.Subject);
        Assert.Contains("its supply broke down", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_charger_it_asks_to_be_unplugged()
    {
        var simulated = new SimulatedExamination(Scenario.Load("quiet-arm"));
        simulated.Board.SetCharger(200);
        Assert.Equal("charger", Assert.Single(simulated.Run().Findings, f => f.Severity > FindingSeverity.Note).Subject);
    }

    [Fact]
    public void A_band_that_started_on_the_charger_and_was_unplugged_is_not_sent_to_repair()
    {
        var wakes = 0;
        SimulatedExamination? simulated = null;
        simulated = new SimulatedExamination(Scenario.Load("quiet-arm"), stopRequested: () =>
        {
            if (++wakes == 10)
                simulated!.Board.SetCharger(0);
            return false;
        });
        simulated.Board.SetCharger(200);
        var report = simulated.Run();
        Assert.DoesNotContain(report.Findings, f => f.Severity == FindingSeverity.Wrong);
        Assert.True(report.Stream!.FramesReceived > 900);
    }

    [Fact]
    public void The_sick_band_has_all_its_faults_on_one_page()
    {
        var (code, output, _) = Invoke("--scenario", "sick-band");
        Assert.Equal(1, code);
        string[] told = ["haptics:", "Pair 2 has no contact at the negative", "Pair 5 is bridged", "Pair 6 has an impedance", "battery:", "mains:", "loss:", "security:", "clock:"];
        Assert.All(told, t => Assert.Contains(t, output, StringComparison.Ordinal));
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
        Assert.InRange(lines.Length, 0, 50);
        Assert.Equal("Not healthy: 3 things wrong and 4 warnings.", lines[^1]);
    }

    [Fact]
    public void JSON_says_the_same_as_the_page()
    {
        var (code, output, _) = Invoke("--json", "--scenario", "sick-band", "--seed", "2");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(code, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("findings").EnumerateArray().Count(f => f.GetProperty("severity").GetString() == "Wrong"));
        Assert.Equal(8, json.RootElement.GetProperty("pairs").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("stream").GetProperty("lossOnAir").GetDouble() > 0.05);
    }

    [Fact]
    public void The_same_scenario_and_seed_give_the_same_report_twice() =>
        Assert.Equal(Examine("{ radio: { notification_loss: 0.1 } }", 4).ToJson(), Examine("{ radio: { notification_loss: 0.1 } }", 4).ToJson());

    [Fact]
    public void Stopped_by_its_user_it_tells_what_it_knows()
    {
        var wakes = 0;
        var report = new SimulatedExamination(Scenario.Load("quiet-arm"), stopRequested: () => ++wakes > 800).Run();
        Assert.Contains("broken off while it streamed", Assert.Single(report.Findings, f => f.Severity == FindingSeverity.Wrong).Sentence, StringComparison.Ordinal);
        Assert.Equal("NeuralBand", report.Identity.Model);
        Assert.All(report.Pairs, p => Assert.Equal(0, p.ElectrodesOff));
        Assert.InRange(report.DurationS, 7.5, 8.5);
    }

    [Theory]
    [InlineData("--band", "usb", "--band is 'usb'; expected simulated or bluetooth.")]
    [InlineData("--seconds", "1", "expected 3 to 600 seconds")]
    [InlineData("--scenario", "no-band", "sick-band")]
    public void What_cannot_be_examined_is_one_sentence_and_exit_code_2(string option, string value, string words)
    {
        var (code, output, error) = Invoke(option, value);
        Assert.Equal((SimulatorCommand.BadInput, ""), (code, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Help_says_how_a_real_band_is_examined()
    {
        var (code, output, _) = Invoke("--help");
        Assert.Equal(0, code);
        Assert.Contains("'bluetooth' for the one on this computer's Bluetooth", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_such_a_band_says_in_one_sentence_why_there_is_no_stream()
    {
        var error = Assert.Throws<ScenarioException>(() => _runs.Run(Scenario.Parse("{ duration: 3 s, band: { missing_afe: true } }", "test")));
        Assert.Contains("EMG front end is missing", error.Message, StringComparison.Ordinal);
    }

    private static void AssertHealthy(ExaminationReport report)
    {
        Assert.DoesNotContain(report.Findings, f => f.Severity > FindingSeverity.Note);
        Assert.Equal(0, report.ExitCode);
        Assert.Null(report.Interruption);
    }

    private static ExaminationReport Examine(string scenario, int seed = 1, double seconds = 10) =>
        new SimulatedExamination(Scenario.Parse(scenario, "test"), seed, seconds).Run();

    private static (int Code, string Output, string Error) Invoke(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SimulatorCommand.Invoke(["doctor", .. args], output, error), output.ToString(), error.ToString());
    }
}
