using NeuralGlasses.Contract;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Diagnosis;

public sealed class BandExaminationTests
{
    private readonly ScriptedBand _band = new();
    private readonly BandExamination _examination;

    public BandExaminationTests() => _examination = new BandExamination(_band, new BandExaminationOptions { StreamSeconds = 5 });

    [Fact]
    public void A_healthy_band_is_asked_everything_in_order_and_left_as_it_was()
    {
        ExaminationReport report = Run();
        string[] state = ["04", "0B08", "0B01", "0B02", "0B03", "0B05", "0B06", "0D00", "0E00", "0E01", "0E02", "0E03"];
        string[] again = ["0D00", "0E00", "0E01", "0E02", "0E03"];
        Assert.Equal([.. state, "0803", "0801", "0802", "03E8030801", "01", "02", .. again], _band.Asked);
        Assert.Equal(DeviceStatus.StateIdle, _band.Status.State);
        Assert.Equal(0, report.ExitCode);
        Assert.DoesNotContain(report.Findings, f => f.Severity > FindingSeverity.Note);
        Assert.Null(report.Interruption);
    }

    [Fact]
    public void What_the_band_tells_is_in_the_report()
    {
        _band.Faults.Add(new FaultLine(FaultCode.LoopLate, 71, 6, 300));
        ExaminationReport report = Run();
        Assert.Equal(new BandIdentity("Maker", "Model", "B", "1.4"), report.Identity);
        Assert.Equal(new BandVersions(2, 1, 1, 4), report.Versions);
        Assert.Equal(new SettingsReading(6, 60, 120, 2, 0, 15), report.Settings);
        Assert.Equal((80, 3960, 7), (report.Condition!.BatteryPercent, report.Condition.BatteryMillivolts, report.Condition.BootNumber));
        Assert.Equal([new FaultLine(FaultCode.LoopLate, 71, 6, 300)], report.FaultLog);
        Assert.Equal((90, 65_536), (report.Diagnostics!.UptimeS, report.Diagnostics.FreeMemoryBytes));
        Assert.Equal(8, report.Pairs.Count);
        Assert.Equal((0, 200_000.0, 1.0), (report.Pairs[3].ElectrodesOff, report.Pairs[3].Ohms, report.Pairs[3].NoiseMicrovolts));
        Assert.Equal((8, 1000.0, 0L), (report.Stream!.ChannelCount, report.Stream.RateHz, report.Stream.FramesLost));
        Assert.InRange(report.Stream.DurationS, 5, 5.1);
        Assert.InRange(report.Stream.FramesReceived, 499, 501);
        Assert.Equal(FindingSeverity.Note, Find(report, "fault log").Severity);
    }

    [Fact]
    public void Without_a_band_it_ends_after_half_a_minute_and_not_before_with_what_to_do()
    {
        _band.ConnectsAtAll = false;
        _band.Run(_examination, 30);
        Assert.False(_examination.IsOver);
        ExaminationReport report = Run();
        Assert.Equal((false, 2), (report.IsFound, report.ExitCode));
        Assert.StartsWith("No wristband connected within 30 s", Assert.Single(report.Findings).Sentence, StringComparison.Ordinal);
        Assert.Equal("No wristband was found.", report.Summary);
    }

    [Fact]
    public void A_band_of_another_version_is_told_in_the_link_s_sentence()
    {
        _band.Status.ControlPointVersion = 3;
        ExaminationReport report = Run();
        Assert.Equal(1, report.ExitCode);
        Assert.Contains("takes commands of version 3", Find(report, "examination").Sentence, StringComparison.Ordinal);
        Assert.Empty(_band.Asked);
    }

    [Fact]
    public void Texts_that_do_not_come_are_named_and_everything_else_is_examined()
    {
        _band.Texts.Remove(GattUuids.HardwareRevision);
        ExaminationReport report = Run();
        Assert.Contains("hardware revision", Find(report, "identity").Sentence, StringComparison.Ordinal);
        Assert.Equal((FindingSeverity.Note, "1.4"), (report.Worst, report.Identity.FirmwareRevision));
        Assert.NotNull(report.Stream);
    }

    [Fact]
    public void Control_characters_of_a_text_do_not_reach_a_terminal()
    {
        _band.Texts[GattUuids.ModelNumber] = "a\u001b[2Jb\0";
        Assert.Equal("a?[2Jb?", Run().Identity.Model);
    }

    [Fact]
    public void A_question_whose_answer_was_lost_is_asked_again()
    {
        _band.LosesAnswerTo.UnionWith([ControlPoint.OpGetVersion, ControlPoint.OpGetSetting, ControlPoint.OpReadFault, ControlPoint.OpGetDiagnostics]);
        ExaminationReport report = Run();
        Assert.Equal(new BandVersions(2, 1, 1, 4), report.Versions);
        Assert.Equal(6, report.Settings!.AfeGain);
        Assert.Equal(90, report.Diagnostics!.UptimeS);
        Assert.NotNull(report.FaultLog);
    }

    [Fact]
    public void A_measurement_whose_answer_was_lost_is_not_begun_again()
    {
        _band.LosesAnswerTo.Add(ControlPoint.OpMeasure);
        ExaminationReport report = Run();
        Assert.Equal(3, _band.Asked.Count(a => a.StartsWith("08", StringComparison.Ordinal)));
        Assert.All(report.Pairs, p => Assert.Equal(0, p.ElectrodesOff));
    }

    [Fact]
    public void A_measurement_whose_report_was_lost_is_made_again()
    {
        _band.LosesReports = 2;
        ExaminationReport report = Run();
        Assert.Equal(["0803", "0803", "0803", "0801", "0802"], _band.Asked.Where(a => a.StartsWith("08", StringComparison.Ordinal)));
        Assert.Equal((0, FindingSeverity.Note), (report.ExitCode, report.Worst));
    }

    [Theory]
    [InlineData(ControlPoint.ResultNotPermitted)]
    [InlineData(ControlPoint.ResultFailed)]
    [InlineData(ControlPoint.ResultNotSupported)]
    public void A_band_that_refuses_to_measure_is_told_and_streams_all_the_same(int result)
    {
        _band.Results[ControlPoint.OpMeasure] = result;
        ExaminationReport report = Run();
        Assert.Equal(FindingSeverity.Wrong, Find(report, "contact").Severity);
        Assert.Contains("refused to measure", Find(report, "contact").Sentence, StringComparison.Ordinal);
        Assert.Single(_band.Asked, a => a.StartsWith("08", StringComparison.Ordinal));
        Assert.NotNull(report.Stream);
    }

    [Fact]
    public void Questions_that_the_band_does_not_know_leave_their_answers_unknown()
    {
        foreach (int opcode in new[] { ControlPoint.OpGetVersion, ControlPoint.OpGetSetting, ControlPoint.OpReadFault, ControlPoint.OpGetDiagnostics })
            _band.Results[opcode] = ControlPoint.ResultNotSupported;
        ExaminationReport report = Run();
        Assert.Null(report.FaultLog);
        Assert.Null(report.Diagnostics);
        Assert.Equal(new SettingsReading(null, null, null, null, null, null), report.Settings);
        Assert.Equal(FindingSeverity.Warning, Find(report, "versions").Severity);
        Assert.NotNull(report.Stream);
    }

    [Fact]
    public void A_command_without_any_answer_ends_it_within_seconds()
    {
        _band.Results[ControlPoint.OpReadFault] = 0;
        ExaminationReport report = Run();
        Assert.Contains("left a command without an answer while the band said how it is", Find(report, "examination").Sentence, StringComparison.Ordinal);
        Assert.InRange(report.DurationS, 5, 7);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public void On_the_charger_nothing_is_measured_and_the_reason_is_told()
    {
        _band.Condition.Flags = BandCondition.FlagCharging;
        ExaminationReport report = Run();
        Assert.Contains("unplug it", Find(report, "charger").Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("01", _band.Asked);
        Assert.Equal((1, 0), (report.ExitCode, report.Pairs.Count));
    }

    [Theory]
    [InlineData(FaultCode.AfeIdentity, "AFE")]
    [InlineData(FaultCode.AfeRegister, "AFE")]
    [InlineData(FaultCode.SafeMode, "firmware")]
    public void A_band_that_cannot_stream_is_not_asked_to(int fault, string subject)
    {
        (_band.Status.State, _band.Status.Fault, _band.Condition.Faults) = (DeviceStatus.StateFault, fault, FaultCode.Bit(fault));
        ExaminationReport report = Run();
        Assert.Equal(subject, Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note).Subject);
        Assert.DoesNotContain("01", _band.Asked);
    }

    [Fact]
    public void A_stream_that_fails_names_its_fault_once()
    {
        _band.Results[ControlPoint.OpStart] = ControlPoint.ResultFailed;
        _band.Run(_examination, 1);
        (_band.Status.State, _band.Status.Fault) = (DeviceStatus.StateFault, FaultCode.Engine);
        ExaminationReport report = Run();
        Assert.Equal("AFE", Assert.Single(report.Findings, f => f.Severity > FindingSeverity.Note).Subject);
        Assert.NotNull(report.Interruption);
    }

    [Fact]
    public void A_connection_that_breaks_ends_it_with_what_is_known()
    {
        _band.Run(_examination, 5);
        Assert.Equal(LinkState.Streaming, _examination.Link.State);
        _band.Disconnect();
        ExaminationReport report = _examination.Report!;
        Assert.Contains("broke while it streamed", Find(report, "examination").Sentence, StringComparison.Ordinal);
        Assert.InRange(report.Stream!.FramesReceived, 100, 400);
        Assert.All(report.Pairs, p => Assert.NotNull(p.SignalMicrovolts));
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public void Broken_off_it_stops_the_stream_and_says_so()
    {
        _band.Run(_examination, 5);
        _examination.BreakOff(new HostTime(5_000_000));
        Assert.Equal("02", _band.Asked[^1]);
        Assert.Contains("broken off while it streamed", Find(_examination.Report!, "examination").Sentence, StringComparison.Ordinal);
        ExaminationReport first = _examination.Report!;
        Assert.Equal(("Not examined to the end: nothing wrong so far.", 1), (first.Summary, first.ExitCode));
        _examination.BreakOff(new HostTime(6_000_000));
        _examination.Step(new HostTime(6_000_000));
        Assert.Same(first, _examination.Report);
    }

    [Fact]
    public void A_stream_without_a_frame_is_wrong()
    {
        _band.LosesFrame = _ => true;
        Assert.Contains("no frame arrived", Find(Run(), "loss").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_lost_for_good_are_counted_and_judged()
    {
        _band.LosesFrame = sequence => sequence % 10 == 5;
        ExaminationReport report = Run();
        Assert.InRange(report.Stream!.LossForGood, 0.09, 0.11);
        Assert.Equal(report.Stream.LossForGood, report.Stream.LossOnAir);
        Assert.Equal(FindingSeverity.Wrong, Find(report, "loss").Severity);
    }

    [Fact]
    public void The_longest_fault_log_is_read_to_its_last_line()
    {
        for (uint i = 0; i < 32; i++)
            _band.Faults.Add(new FaultLine(FaultCode.Storage, 1, 6, 100 - i));
        Assert.Equal(_band.Faults, Run().FaultLog);
    }

    [Fact]
    public void A_radio_that_answers_before_it_returns_leads_to_the_same_report()
    {
        var other = new ScriptedBand { AnswersAtOnce = true };
        var examination = new BandExamination(other, new BandExaminationOptions { StreamSeconds = 5 });
        other.Run(examination);
        Assert.Equal(Run().Findings, examination.Report!.Findings);
        Assert.Equal(_band.Asked, other.Asked);
    }

    [Fact]
    public void A_stream_too_short_or_too_long_is_refused()
    {
        foreach (double seconds in new[] { 2.9, 600.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => new BandExamination(_band, new BandExaminationOptions { StreamSeconds = seconds }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BandExamination(_band, new BandExaminationOptions { ConnectTimeoutMs = 0 }));
    }

    [Fact]
    public void JSON_holds_the_readings_and_the_findings()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Run().ToJson());
        System.Text.Json.JsonElement root = json.RootElement;
        Assert.Equal(80, root.GetProperty("condition").GetProperty("batteryPercent").GetInt32());
        Assert.Equal(200_000, root.GetProperty("pairs")[7].GetProperty("ohms").GetDouble());
        Assert.Equal("Ok", root.GetProperty("findings")[0].GetProperty("severity").GetString());
        Assert.Equal((0, "Healthy."), (root.GetProperty("exitCode").GetInt32(), root.GetProperty("summary").GetString()));
    }

    private ExaminationReport Run()
    {
        _band.Run(_examination);
        Assert.True(_examination.IsOver);
        return _examination.Report;
    }

    private static Finding Find(ExaminationReport report, string subject) => Assert.Single(report.Findings, f => f.Subject == subject && f.Severity != FindingSeverity.Ok);
}
