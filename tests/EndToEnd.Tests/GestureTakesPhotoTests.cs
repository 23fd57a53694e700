using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Contract;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>The README's table as code: one pinch of the scenario that runs where none is named, followed from the muscles to the photograph, station by station.</summary>
public sealed class GestureTakesPhotoTests : IDisposable
{
    private const double PinchAtS = 3;
    private readonly Runs _runs = new();
    private readonly Simulation _run;
    private readonly SimulationReport _report;

    public GestureTakesPhotoTests()
    {
        _run = _runs.Make(OnePinch());
        _report = _run.Run();
    }

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Station_1_muscles_discharge_more_during_the_pinch_than_at_rest()
    {
        using var again = new Runs();
        var run = again.Make(OnePinch(), OnePinch().Seed);
        var atRest = Discharges(run, PinchAtS - 0.5, PinchAtS);
        var inPinch = Discharges(run, PinchAtS, PinchAtS + 0.25);
        Assert.True(inPinch > 3 * atRest, $"a pinch has {inPinch} discharges a second and rest {atRest}");
    }

    [Fact]
    public void Station_2_electrode_the_skin_moves_a_differential_input()
    {
        using var again = new Runs();
        var skin = again.Make(OnePinch(), OnePinch().Seed).Skin;
        var atRest = Rms(skin, 1.0, 2.0);
        var inPinch = Rms(skin, PinchAtS, PinchAtS + 0.2);
        Assert.InRange(atRest, 1, 40);
        Assert.True(inPinch > 1.5 * atRest, $"a pinch reads {inPinch:F1} µV and rest {atRest:F1} µV");
    }

    [Fact]
    public void Station_3_AFE_the_driver_set_the_registers_that_the_chip_keeps()
    {
        var chip = Assert.Single(_run.Board.Afe.Chips);
        Assert.Equal(Ads1298Register.IdAds1298, chip.Peek(Ads1298Register.Id));
        for (var channel = 0; channel < Electrodes.ChannelsPerChip; channel++)
            Assert.Equal(Electrodes.GainBits(Electrodes.DefaultGain) | Ads1298Register.ChannelInputElectrodes, chip.Peek(Ads1298Register.Channel1 + channel));
        Assert.Equal(0, _run.Board.Engine.BadFrames);
    }

    [Fact]
    public void Station_4_frame_codec_every_frame_of_the_stream_was_whole()
    {
        Assert.InRange(_report.Link.FramesSent, 600, 800);
        Assert.Equal(0, _report.Link.FramesCorrupt);
    }

    [Fact]
    public void Station_5_GATT_notify_the_band_notified_and_dropped_nothing()
    {
        Assert.Equal(0, _report.Wristband.DroppedBlocks);
        Assert.Equal(0, _report.Wristband.Overruns);
        Assert.Equal(_run.Radio.SentFrames, _report.Link.FramesSent);
    }

    [Fact]
    public void Station_6_glasses_link_took_every_frame_in_order()
    {
        Assert.Equal(LinkState.Streaming, _run.Link.State);
        Assert.Equal(_report.Link.FramesSent, _report.Link.FramesReceived);
        Assert.Equal(0, _report.Link.FramesLost);
        Assert.Equal(8, _run.Link.Stream.ChannelCount);
    }

    [Fact]
    public void Station_7_sample_clock_knows_the_host_time_of_a_sample_to_within_a_connection_interval()
    {
        // Both clocks of the simulated world tick together, so the true offset is zero.
        Assert.InRange(_run.Pipeline.Clock.OffsetMicroseconds, -15_000, 15_000);
        Assert.InRange(_run.Pipeline.Clock.DriftPartsPerMillion, -300, 300);
    }

    [Fact]
    public void Station_8_filters_got_every_sample_set()
    {
        Assert.Equal(0, _run.Pipeline.Samples.LostSampleSets);
        Assert.InRange(_run.Pipeline.Samples.SampleSets, 6000, 8000);
    }

    [Fact]
    public void Station_9_decoder_computed_a_step_every_stride()
    {
        var decoder = Assert.IsType<WearerEventDecoder>(_run.Decoder);
        Assert.InRange(decoder.Steps, 600, 800);
    }

    [Fact]
    public void Station_10_event_one_press_was_seen_in_its_time()
    {
        var seen = Assert.Single(_report.Events, e => e.Verdict != "follows");
        Assert.Equal("index_press", seen.Gesture);
        Assert.Equal("matched", seen.Verdict);
        Assert.InRange(seen.AtS, PinchAtS, PinchAtS + 0.3);
    }

    [Fact]
    public void Station_11_intent_an_index_pinch_at_home_means_select() =>
        Assert.Equal("Select", Assert.Single(_report.Events, e => e.Intent is not null).Intent);

    [Fact]
    public void Station_12_app_lit_the_light_took_the_photo_and_the_HUD_said_so()
    {
        var photo = Assert.Single(_report.Photos);
        Assert.Equal(1, _run.Led.TimesLit);
        Assert.False(_run.Led.IsLit);
        Assert.Equal(CaptureOutcome.Saved, Assert.Single(_run.Captures.Records).Outcome);
        Assert.Matches(@"^2026-01-05_09-00-\d\d_001\.jpg$", photo.File);
        Assert.InRange(photo.AtS - _report.Events[0].AtS, 0.01, 0.04);
        Assert.NotEmpty(_report.Hud);
        Assert.Contains(_run.Hud.Shown, s => s.Elements[^1] is HudCard { Symbol: HudSymbol.Check } notice && notice.Text.Contains(photo.File, StringComparison.Ordinal));
    }

    [Fact]
    public void The_photo_and_the_frames_are_pictures_on_disk()
    {
        Assert.True(File.ReadAllBytes(Path.Combine(_run.Folder.Path, _report.Photos[0].File)).AsSpan(0, 3).SequenceEqual(new byte[] { 0xFF, 0xD8, 0xFF }));
        Assert.All(_report.Hud, frame => Assert.True(File.ReadAllBytes(Path.Combine(_run.Folder.Path, frame.File)).AsSpan(1, 3).SequenceEqual("PNG"u8)));
    }

    private static Scenario OnePinch()
    {
        var scenario = Scenario.Load(RunRequest.UsualScenario);
        return scenario with { DurationS = 8, Arm = scenario.Arm with { Gestures = [scenario.Arm.Gestures[0]] } };
    }

    private static double Discharges(Simulation run, double fromS, double toS)
    {
        var muscles = Assert.IsType<ForearmArm>(run.Arm).Forearm.Muscles;
        var set = new float[8];
        run.Skin.Sample((long)(fromS * 1e6), set);
        var before = muscles.Discharges;
        run.Skin.Sample((long)(toS * 1e6), set);
        return (muscles.Discharges - before) / (toS - fromS);
    }

    private static double Rms(Simulator.Arm.VirtualSkin skin, double fromS, double toS)
    {
        var set = new float[8];
        double sum = 0;
        var count = 0;
        for (var t = fromS; t < toS; t += 0.001, count++)
        {
            skin.Sample((long)(t * 1e6), set);
            sum += set.Sum(v => v * (double)v) / set.Length;
        }

        return Math.Sqrt(sum / count);
    }
}
