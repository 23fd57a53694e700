using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration.Session;

public sealed class WearerCalibrationTests
{
    private static readonly GuidedSession Asked = GuidedSession.Of(InventedBand.Labels, "rest", 1);

    [Fact]
    public void A_clear_session_gives_a_profile_and_the_same_one_again()
    {
        var (report, profile) = WearerCalibration.Run(InventedBand.Population(), InventedBand.Manifest, InventedBand.Record(Asked, 3, gain: 4), 1);
        Assert.True(report.IsUsable, string.Join(' ', report.Findings.Select(finding => finding.Sentence)));
        Assert.All(report.Separability.Values, share => Assert.True(share > 0.9));
        var again = WearerCalibration.Run(InventedBand.Population(), InventedBand.Manifest, InventedBand.Record(Asked, 3, gain: 4), 1).Profile!;
        Assert.Equal(profile!.Model.Standard.Mean, again.Model.Standard.Mean);
        Assert.Equal(profile.Model.Networks[0].FoldedLayers()[0].Weights, again.Model.Networks[0].FoldedLayers()[0].Weights);
    }

    [Fact]
    public void A_gesture_that_was_not_made_is_named_to_be_repeated()
    {
        var (report, profile) = WearerCalibration.Run(
            InventedBand.Population(), InventedBand.Manifest, InventedBand.Record(Asked, 3, prompt => prompt.Label == "wave" ? 0 : Array.IndexOf(InventedBand.Labels, prompt.Label)), 1);
        Assert.Null(profile);
        Assert.Contains(report.Findings, finding => finding is { Fault: CalibrationFault.LikeRest, Gestures: ["wave"] });
        Assert.Contains("wave", report.GesturesToRepeat);
    }

    [Fact]
    public void Two_gestures_that_were_made_alike_are_named_and_can_be_accepted_all_the_same()
    {
        var recording = InventedBand.Record(Asked, 4, prompt => prompt.Label == "wave" ? 1 : Array.IndexOf(InventedBand.Labels, prompt.Label));
        var (report, refused) = WearerCalibration.Run(InventedBand.Population(), InventedBand.Manifest, recording, 1);
        Assert.Null(refused);
        var finding = Assert.Single(report.Findings, each => each.Fault == CalibrationFault.Confused);
        Assert.Equal(["fist", "wave"], finding.Gestures.Order());
        Assert.NotNull(WearerCalibration.Run(InventedBand.Population(), InventedBand.Manifest, recording, 1, acceptFindings: true).Profile);
    }

    [Fact]
    public void A_session_that_was_cut_short_names_what_is_missing()
    {
        var recording = new CalibrationRecording(InventedBand.Manifest, Asked);
        foreach (var block in InventedBand.Follow(Asked, 3).TakeWhile(block => block.FirstSample.Microseconds < 9e6))
            recording.Push(block);
        Assert.False(recording.IsComplete);
        var report = CalibrationCheck.Of(InventedBand.Population(), InventedBand.Manifest, recording);
        Assert.Contains(report.Findings, finding => finding is { Fault: CalibrationFault.Missing, Gestures: ["wave"] });
    }

    [Fact]
    public void Clipping_and_a_loose_or_silent_electrode_are_found()
    {
        var recording = new CalibrationRecording(InventedBand.Manifest, Asked);
        foreach (var block in InventedBand.Follow(Asked, 3))
        {
            for (var i = 3; i < block.Samples.Length; i += InventedBand.Channels)
                block.Samples[i] = 0;
            block.LeadOff = 0b0100;
            recording.Watch(block, 60);
            recording.Push(block);
        }

        var report = CalibrationCheck.Of(InventedBand.Population(), InventedBand.Manifest, recording);
        Assert.Contains(report.Findings, finding => finding is { Fault: CalibrationFault.LooseElectrode, Channel: 2 });
        Assert.Contains(report.Findings, finding => finding is { Fault: CalibrationFault.LooseElectrode, Channel: 3 });
        Assert.Contains(report.Findings, finding => finding is { Fault: CalibrationFault.Clipping, Gestures: ["fist"], Channel: 1 });
    }

    [Fact]
    public void Lost_samples_are_counted_and_teach_nothing()
    {
        var recording = new CalibrationRecording(InventedBand.Manifest, Asked);
        var dropped = 0;
        foreach (var block in InventedBand.Follow(Asked, 3))
        {
            block.LostBefore = dropped;
            dropped = block.FirstSample.Microseconds is > 2_000_000 and < 2_300_000 ? dropped + 2 : 0;
            if (dropped == 0)
                recording.Push(block);
        }

        Assert.Equal(58, recording.LostCount);
        Assert.True(recording.IsComplete);
    }

    [Fact]
    public void A_stream_that_begins_anew_leaves_the_prompts_where_they_are()
    {
        var recording = new CalibrationRecording(InventedBand.Manifest, Asked);
        foreach (var block in InventedBand.Follow(Asked, 3))
        {
            // A second and a half is skipped, and the stream that follows knows of no loss.
            if (block.FirstSample.Microseconds is >= 2_000_000 and < 3_500_000)
                continue;
            block.Restarted = block.FirstSample.Microseconds is 0 or 3_500_000;
            recording.Push(block);
        }

        Assert.Equal(300, recording.LostCount);
        Assert.Equal(Asked.DurationSeconds + 0.05, recording.Seconds, 1);
    }

    [Fact]
    public void A_session_begins_when_the_glasses_say_so()
    {
        var recording = new CalibrationRecording(InventedBand.Manifest, Asked, new HostTime(1_500_000));
        var at = 0;
        foreach (var block in InventedBand.Follow(Asked, 3))
        {
            block.FirstSample = new HostTime(at++ * 10_000L);
            recording.Push(block);
            if (at == 150)
                Assert.Equal(Asked.Prompts[0], recording.Current);
        }

        Assert.Equal(Asked.DurationSeconds, recording.Seconds, 1);
        Assert.False(recording.IsComplete);
    }
}
