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
        { """{ "wristband": { "missingAfe": true } }""", FindingSeverity.Wrong, "AFE", "does not answer as an ADS1298" },
        { """{ "wristband": { "deadImu": true } }""", FindingSeverity.Wrong, "motion sensor", "expected an LSM6DSO" },
        { """{ "wristband": { "deadHaptics": true } }""", FindingSeverity.Wrong, "haptics", "expected a DRV2605L" },
        { """{ "wristband": { "fullStorage": true } }""", FindingSeverity.Wrong, "storage", "full or broken" },
        { """{ "wristband": { "batteryPercent": 8 } }""", FindingSeverity.Warning, "battery", "expected more than 15 %" },
        { """{ "wristband": { "deadChannels": [ 6 ] } }""", FindingSeverity.Wrong, "electrodes", "Pair 6 is bridged" },
        { """{ "wristband": { "deadChannels": [ 0, 5 ] } }""", FindingSeverity.Wrong, "electrodes", "Pairs 0 and 5 are bridged" },
        { """{ "wristband": { "channels": 16, "deadChannels": [ 12 ] } }""", FindingSeverity.Wrong, "electrodes", "Pair 12 is bridged" },
        { """{ "wristband": { "noiseMicrovolts": 5 } }""", FindingSeverity.Warning, "noise", "All 8 pairs make noise" },
        { """{ "wristband": { "noiseMicrovolts": 30 } }""", FindingSeverity.Wrong, "noise", "All 8 pairs make noise" },
        { """{ "wristband": { "offsetMillivolts": 900 } }""", FindingSeverity.Wrong, "electrodes", "at a limit of the EMG front end" },
        { """{ "wristband": { "frameVersion": 2 } }""", FindingSeverity.Wrong, "examination", "protocol version 2" },
        { """{ "arm": { "mainsMicrovolts": 40 } }""", FindingSeverity.Warning, "mains", "50 Hz" },
        { """{ "arm": { "mainsMicrovolts": 150, "mainsHz": 60 } }""", FindingSeverity.Wrong, "mains", "60 Hz" },
        { """{ "arm": { "pairImpedances": [ { "channel": 3, "kilohms": 2000 } ] } }""", FindingSeverity.Warning, "contact", "Pair 3 has an impedance of up to 2.2 MΩ" },
        { """{ "arm": { "pairImpedances": [ { "channel": 3, "kilohms": 9000 } ] } }""", FindingSeverity.Warning, "contact", "Pair 3 has an impedance that is too high" },
        { """{ "arm": { "looseElectrodes": [ { "channel": 2, "fromS": 0, "toS": 99, "electrodes": 1 } ] } }""", FindingSeverity.Wrong, "contact", "Pair 2 has no contact at the positive electrode" },
        { """{ "arm": { "looseElectrodes": [ { "channel": 7, "fromS": 0, "toS": 99, "electrodes": 2 } ] } }""", FindingSeverity.Wrong, "contact", "Pair 7 has no contact at the negative electrode" },
        { """{ "arm": { "looseElectrodes": [ { "channel": 0, "fromS": 0, "toS": 99 } ] } }""", FindingSeverity.Wrong, "contact", "Pair 0 has no contact at either electrode" },
        { """{ "arm": { "looseElectrodes": [ { "channel": 4, "fromS": 7, "toS": 9 } ] } }""", FindingSeverity.Warning, "contact", "Pair 4 lost contact for up to" },
        { """{ "radio": { "notificationLoss": 0.1 } }""", FindingSeverity.Warning, "loss", "0.0 % for good" },
        { """{ "radio": { "notificationLoss": 0.5 } }""", FindingSeverity.Wrong, "loss", "for good" },
        { """{ "radio": { "bitFlipRate": 0.05 } }""", FindingSeverity.Warning, "loss", "arrived damaged" },
        { """{ "radio": { "hostJitterMs": 120 } }""", FindingSeverity.Warning, "latency", "later than the quickest" },
        { """{ "radio": { "outages": [ { "atS": 8, "durationMs": 500, "disconnects": true } ] } }""", FindingSeverity.Wrong, "examination", "broke while it streamed" },
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
            AssertHealthy(Examine($$"""{ "arm": { "person": "{{person}}", "mainsHz": {{(seed % 2 == 0 ? 60 : 0)}} } }""", seed));
    }

    [Theory]
    [InlineData("""{ "wristband": { "channels": 16 } }""")]
    [InlineData("""{ "wristband": { "channels": 16, "rateHz": 2000 } }""")]
    [InlineData("""{ "wristband": { "rateHz": 500, "compressed": false } }""")]
    [InlineData("""{ "radio": { "passkey": 123456, "phyMegabits": 1 } }""")]
    [InlineData("""{ "radio": { "reorderRate": 0.1, "airErrorRate": 0.01, "notificationLoss": 0.005 } }""")]
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
        var report = Examine($$"""{ "wristband": { "driftPartsPerMillion": {{drift}} } }""", 1, 120);
        var finding = Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note);
        Assert.Equal("clock", finding.Subject);
        Assert.Contains(word, finding.Sentence, StringComparison.Ordinal);
        Assert.InRange(report.Stream!.DriftPartsPerMillion, drift - report.Stream.DriftUncertaintyPartsPerMillion, drift + report.Stream.DriftUncertaintyPartsPerMillion);
    }

    [Fact]
    public void A_band_that_nobody_wears_is_told_as_that()
    {
        var loose = string.Join(", ", Enumerable.Range(0, 8).Select(c => $$"""{ "channel": {{c}}, "fromS": 0, "toS": 99 }"""));
        var report = Examine($$"""{ "arm": { "looseElectrodes": [ {{loose}} ] } }""");
        Assert.Contains("No electrode pair has contact", Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_that_does_not_connect_is_exit_code_2()
    {
        var (code, output, _) = Invoke("--scenario", _runs.NewFile("silent.json", """{ "radio": { "outages": [ { "atS": 0, "durationMs": 900000 } ] } }"""u8));
        Assert.Equal(2, code);
        Assert.EndsWith("No wristband was found.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_band_drops_because_its_radio_is_full_is_told_as_that()
    {
        var report = Examine("""{ "radio": { "mtu": 23 } }""", 1, 5);
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
        Assert.Equal(Examine("""{ "radio": { "notificationLoss": 0.1 } }""", 4).ToJson(), Examine("""{ "radio": { "notificationLoss": 0.1 } }""", 4).ToJson());

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
    [InlineData("--band", "bluetooth", "not in this build")]
    [InlineData("--band", "usb", "usb")]
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
    public void Help_says_that_a_real_band_is_not_in_this_build()
    {
        var (code, output, _) = Invoke("--help");
        Assert.Equal(0, code);
        Assert.Contains("not in this build", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "wristband": { "batteryPercent": 0 } }""", "wristband.batteryPercent is 0; expected 1 to 100 percent")]
    [InlineData("""{ "wristband": { "deadChannels": [ 8 ] } }""", "wristband.deadChannels is 8; expected a channel from 0 to 7")]
    [InlineData("""{ "arm": { "looseElectrodes": [ { "channel": 1, "fromS": 0, "toS": 1, "electrodes": 4 } ] } }""", "expected 1 for the positive, 2 for the negative, 3 for both")]
    [InlineData("""{ "arm": { "looseElectrodes": [ { "channel": 9, "fromS": 0, "toS": 1 } ] } }""", "arm.looseElectrodes.channel is 9; expected a channel from 0 to 7")]
    [InlineData("""{ "arm": { "pairImpedances": [ { "channel": -1, "kilohms": 10 } ] } }""", "arm.pairImpedances.channel is -1")]
    [InlineData("""{ "arm": { "pairImpedances": [ { "channel": 1, "kilohms": 20000 } ] } }""", "arm.pairImpedances.kilohms is 20000; expected 0 to 10000 kilohms")]
    public void A_fault_out_of_range_is_refused_with_its_field(string scenario, string words) =>
        Assert.Contains(words, Assert.Throws<ScenarioException>(() => Scenario.Parse(scenario, "test")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_with_such_a_band_says_in_one_sentence_why_there_is_no_stream()
    {
        var error = Assert.Throws<ScenarioException>(() => _runs.Run(Scenario.Parse("""{ "durationS": 3, "wristband": { "missingAfe": true } }""", "test")));
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
