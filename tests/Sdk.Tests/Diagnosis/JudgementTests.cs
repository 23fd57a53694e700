using NeuralGlasses.Contract;
using NeuralGlasses.Diagnosis;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Diagnosis;

public sealed class JudgementTests
{
    private static readonly ConditionReading Fine = new(BandCondition.FlagAuthenticated, 0, 80, 3960, ResetReason.PowerOn, 7, 0);

    private static readonly DiagnosticsReading Quiet = new(90, 0, 10_000, 65_536, 0, 0, 0, 0, 0, 0, 0, 0);

    private static readonly ExaminationReport Healthy = new()
    {
        IsFound = true,
        DurationS = 14,
        Identity = new BandIdentity("Maker", "Model", "B", "1.4"),
        Versions = new BandVersions(2, 1, 1, 4),
        Condition = Fine,
        Settings = new SettingsReading(6, 60, 120, 2, 0, 15),
        FaultLog = [],
        Diagnostics = Quiet,
        Pairs = [.. Enumerable.Range(0, 8).Select(n => new PairReading(n, 0, 200_000, false, 1, 5, 4, 3, 0, 0, 0, false))],
        Stream = new StreamReading
        {
            DurationS = 10,
            ChannelCount = 8,
            RateHz = 1000,
            FramesReceived = 1000,
            FramesLost = 0,
            FramesRecovered = 0,
            FramesCorrupt = 0,
            FramesPaused = 0,
            SampleSets = 10_000,
            SaturatedFrames = 0,
            BytesPerSecond = 8000,
            LatencyMs = 15,
            LatencyUncertaintyMs = 3,
            JitterMs = 10,
            DriftPartsPerMillion = 5,
            DriftUncertaintyPartsPerMillion = 20,
            FramesDropped = 0,
            Overruns = 0,
        },
    };

    [Fact]
    public void A_healthy_band_is_in_order_in_every_subject()
    {
        IReadOnlyList<Finding> findings = Judgement.Of(Healthy);
        Assert.All(findings, f => Assert.Equal(FindingSeverity.Ok, f.Severity));
        Assert.Equal(
            ["identity", "versions", "faults", "start", "battery", "security", "firmware", "contact", "noise", "electrodes", "mains", "loss", "latency", "clock"],
            findings.Select(f => f.Subject));
    }

    [Fact]
    public void Every_fault_of_the_contract_has_a_name_and_one_finding()
    {
        for (var code = 1; code < FaultCode.Count; code++)
        {
            Finding finding = Accused(Healthy with { Condition = Fine with { Faults = FaultCode.Bit(code) }, FaultLog = [new FaultLine(code, 3, 7, 1)] });
            Assert.DoesNotContain("does not know", finding.Sentence.Replace("for a reason that it does not know", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("; expected ", finding.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(code.ToString(), FaultMeaning.Name(code), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fault_of_a_later_firmware_is_told_by_its_number() =>
        Assert.Contains("fault 20", Accused(Healthy with { Condition = Fine with { Faults = 1u << 20 } }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_line_of_an_earlier_start_is_a_note_and_lends_its_detail_to_no_fault_of_now()
    {
        IReadOnlyList<Finding> findings = Judgement.Of(Healthy with
        {
            Condition = Fine with { Faults = FaultCode.Bit(FaultCode.Storage) },
            FaultLog = [new FaultLine(FaultCode.Storage, 5, 6, 1), new FaultLine(FaultCode.ImuSilent, 0, 7, 2)],
        });
        Assert.DoesNotContain("file 5", Assert.Single(findings, f => f.Subject == "storage").Sentence, StringComparison.Ordinal);
        Assert.Contains("2 faults that are over", Assert.Single(findings, f => f.Subject == "fault log").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResetReason.Watchdog, "watchdog")]
    [InlineData(ResetReason.BrownOut, "supply")]
    public void A_start_that_nobody_meant_is_told_once(int reset, string word)
    {
        Assert.Contains(word, Accused(Healthy with { Condition = Fine with { Reset = reset } }).Sentence, StringComparison.Ordinal);
        var told = Fine with { Reset = reset, Faults = FaultCode.Bit(FaultCode.UnexpectedRestart) };
        Assert.Contains(word, Accused(Healthy with { Condition = told, FaultLog = [new FaultLine(FaultCode.UnexpectedRestart, reset, 7, 0)] }).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_that_should_be_zero_are_told()
    {
        Assert.Equal("firmware", Accused(Healthy with { Diagnostics = Quiet with { FreeMemoryBytes = 4000 } }).Subject);
        Assert.Equal("AFE", Accused(Healthy with { Diagnostics = Quiet with { AfeRestarts = 1 } }).Subject);
        Assert.Equal("AFE", Accused(Healthy with { Diagnostics = Quiet with { DamagedAfeFrames = 2 } }).Subject);
        Assert.Equal("storage", Accused(Healthy with { Diagnostics = Quiet with { FailedSaves = 2 } }).Subject);
        Assert.Equal("radio", Accused(Healthy with { Stream = Healthy.Stream! with { Overruns = 1 } }).Subject);
        Assert.Contains(Judgement.Of(Healthy with { Diagnostics = Quiet with { LateSteps = 2, LongestStepMicroseconds = 31_000 } }), f => f.Severity == FindingSeverity.Note && f.Sentence.Contains("31 ms", StringComparison.Ordinal));
    }

    [Fact]
    public void A_battery_is_low_when_the_band_or_its_setting_says_so_and_broken_without_a_voltage()
    {
        Assert.Equal(FindingSeverity.Warning, Accused(Healthy with { Condition = Fine with { BatteryPercent = 15 } }).Severity);
        Assert.Equal(FindingSeverity.Warning, Accused(Healthy with { Condition = Fine with { Flags = Fine.Flags | BandCondition.FlagBatteryLow } }).Severity);
        Assert.Equal(FindingSeverity.Wrong, Accused(Healthy with { Condition = Fine with { BatteryMillivolts = 0 } }).Severity);
    }

    [Fact]
    public void Firmware_that_states_two_versions_is_told() =>
        Assert.Contains("firmware 1.3 and 1.4", Accused(Healthy with { Identity = Healthy.Identity with { FirmwareRevision = "1.3" } }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_pair_as_quiet_as_the_AFE_is_dead_unless_noise_hides_the_others_too()
    {
        Assert.Contains("Pair 4 is dead", Accused(With(4, p => p with { SignalMicrovolts = 1.1 })).Sentence, StringComparison.Ordinal);
        Assert.Contains("Pairs 1 and 4 are dead", Accused(With(1, p => p with { SignalMicrovolts = 1.1 }, With(4, p => p with { SignalMicrovolts = 1.0 }))).Sentence, StringComparison.Ordinal);
        ExaminationReport noisy = Healthy with { Pairs = [.. Healthy.Pairs.Select(p => p with { NoiseMicrovolts = 8, SignalMicrovolts = 8.2 })] };
        Assert.Equal("noise", Accused(noisy).Subject);
        ExaminationReport table = Healthy with { Pairs = [.. Healthy.Pairs.Select(p => p with { SignalMicrovolts = 1.05 })] };
        Assert.Contains("No pair carries more", Accused(table).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bridged_pair_is_told_as_bridged_and_not_as_dead_too() =>
        Assert.Contains("Pair 4 is bridged, with an impedance of 20 kΩ", Accused(With(4, p => p with { Ohms = 20_000, SignalMicrovolts = 1 })).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "the positive electrode")]
    [InlineData(2, "the negative electrode")]
    [InlineData(3, "either electrode")]
    public void A_pair_that_is_off_is_accused_of_nothing_else(int electrodes, string words) => Assert.Contains(
        words,
        Accused(With(4, p => p with { ElectrodesOff = electrodes, Ohms = null, IsBeyondOhms = true, SignalMicrovolts = 0, Mains50Microvolts = 200, OffShare = 1, IsConstant = true })).Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void Saturation_names_the_pairs_that_reach_a_limit_and_is_not_told_where_one_is_off()
    {
        ExaminationReport saturated = Healthy with { Stream = Healthy.Stream! with { SaturatedFrames = 400 } };
        Assert.Contains("Some pair stands", Accused(saturated).Sentence, StringComparison.Ordinal);
        Assert.Contains("Pair 4 stands", Accused(With(4, p => p with { LimitShare = 0.2 }, saturated)).Sentence, StringComparison.Ordinal);
        ConditionReading told = Fine with { Faults = FaultCode.Bit(FaultCode.Saturated) };
        FaultLine[] log = [new FaultLine(FaultCode.Saturated, 2, 7, 5), new FaultLine(FaultCode.Saturated, 6, 7, 5), new FaultLine(FaultCode.Saturated, 1, 6, 5)];
        Assert.Contains("Pairs 2 and 6 stand", Accused(With(2, p => p with { Ohms = 12_000 }, saturated with { Condition = told, FaultLog = log })).Sentence, StringComparison.Ordinal);
        Assert.Contains("Pair 4 lost contact", Accused(With(4, p => p with { OffShare = 0.2 }, saturated)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, 10, FindingSeverity.Warning)]
    [InlineData(-120, 10, FindingSeverity.Warning)]
    [InlineData(120, 30, FindingSeverity.Note)]
    [InlineData(0, 300, FindingSeverity.Note)]
    [InlineData(-80, 10, FindingSeverity.Ok)]
    public void A_drift_is_judged_by_what_its_uncertainty_leaves(double drift, double uncertainty, FindingSeverity severity)
    {
        StreamReading stream = Healthy.Stream! with { DriftPartsPerMillion = drift, DriftUncertaintyPartsPerMillion = uncertainty };
        Assert.Equal(severity, Assert.Single(Judgement.Of(Healthy with { Stream = stream }), f => f.Subject == "clock").Severity);
    }

    [Fact]
    public void Damage_is_told_as_damage_and_loss_beside_it_as_loss()
    {
        StreamReading damaged = Healthy.Stream! with { FramesCorrupt = 50, FramesRecovered = 50 };
        Assert.Contains("50 frames arrived damaged", Accused(Healthy with { Stream = damaged }).Sentence, StringComparison.Ordinal);
        Assert.Equal(2, Judgement.Of(Healthy with { Stream = damaged with { FramesRecovered = 200 } }).Count(f => f.Severity == FindingSeverity.Warning));
    }

    [Fact]
    public void A_page_keeps_its_width_and_height_whatever_is_wrong()
    {
        PairReading[] pairs = [.. Enumerable.Range(0, 16).Select(n => new PairReading(n, n % 4, n % 2 == 0 ? 2e6 : null, n % 2 == 1, 15, 80, 60, 150, 2, n % 3 * 0.2, 0.5, false))];
        ExaminationReport report = Healthy with
        {
            Identity = new BandIdentity(new string('m', 200), string.Join(' ', Enumerable.Repeat("word", 60)), null, "9"),
            Condition = new ConditionReading(0, 0x1FFFE, 3, 3400, ResetReason.Watchdog, 65535, 65535),
            FaultLog = [new FaultLine(FaultCode.Engine, 0, 3, uint.MaxValue)],
            Pairs = pairs,
            Stream = Healthy.Stream! with { FramesLost = 900, FramesRecovered = 70, FramesDropped = 60000, DriftPartsPerMillion = -290, DriftUncertaintyPartsPerMillion = 5 },
        };
        report = report with { Findings = Judgement.Of(report) };
        string[] lines = ExaminationPage.Format(report, "a band").TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.InRange(l.Length, 0, ExaminationPage.MaxColumns));
        Assert.InRange(lines.Length, 40, ExaminationPage.MaxLines);
        Assert.StartsWith("Not healthy: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("more ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_counts_what_is_wrong()
    {
        ExaminationReport warned = Healthy with { Findings = [new Finding(FindingSeverity.Warning, "a", "b")] };
        Assert.Equal(("Usable, with 1 warning.", 0), (warned.Summary, warned.ExitCode));
        ExaminationReport wrong = warned with { Findings = [.. warned.Findings, new Finding(FindingSeverity.Wrong, "c", "d"), new Finding(FindingSeverity.Wrong, "e", "f")] };
        Assert.Equal(("Not healthy: 2 things wrong and 1 warning.", 1), (wrong.Summary, wrong.ExitCode));
    }

    // The one finding above a note.
    private static Finding Accused(ExaminationReport report) => Assert.Single(Judgement.Of(report), f => f.Severity > FindingSeverity.Note);

    private static ExaminationReport With(int pair, Func<PairReading, PairReading> change, ExaminationReport? report = null)
    {
        report ??= Healthy;
        PairReading[] pairs = [.. report.Pairs];
        pairs[pair] = change(pairs[pair]);
        return report with { Pairs = pairs };
    }
}
