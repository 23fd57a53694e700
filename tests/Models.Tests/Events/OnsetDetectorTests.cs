using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class OnsetDetectorTests
{
    private const double RateHz = 200;

    [Theory]
    [InlineData(5.3)]
    [InlineData(4.8)]
    [InlineData(6.5)]
    public void Onset_and_offset_are_found_within_the_smoothing_window(double onset)
    {
        var detector = new OnsetDetector(Burst(onset, 10.4, 6), RateHz, new());
        Assert.Equal(onset, detector.Onset(5, 10)!.Value, 0.04);
        Assert.Equal(10.4, detector.Offset(5, 10, 15)!.Value, 0.04);
    }

    [Fact]
    public void A_person_who_stops_early_has_an_early_offset()
        => Assert.Equal(9.7, new OnsetDetector(Burst(5.3, 9.7, 6), RateHz, new()).Offset(5, 10, 15)!.Value, 0.04);

    [Fact]
    public void A_gesture_on_one_of_eight_channels_is_seen_though_another_is_noisy()
    {
        var samples = Burst(5.3, 10.4, 20, onlyChannel: 2);
        for (var i = 0; i < samples.GetLength(0); i++)
            samples[i, 5] *= 50;
        Assert.Equal(5.3, new OnsetDetector(samples, RateHz, new()).Onset(5, 10)!.Value, 0.04);
    }

    [Fact]
    public void A_short_twitch_before_the_gesture_is_no_onset()
    {
        var samples = Burst(6.5, 10.4, 6);
        Amplify(samples, 5.4, 5.5, 6);
        Assert.Equal(6.5, new OnsetDetector(samples, RateHz, new()).Onset(5, 10)!.Value, 0.04);
    }

    [Theory]
    [InlineData(4.4)]
    [InlineData(3.9)]
    public void A_person_who_is_very_early_is_believed_when_the_muscles_stay_active(double onset)
    {
        Assert.Equal(onset, new OnsetDetector(Burst(onset, 10.4, 6), RateHz, new()).Onset(5, 10)!.Value, 0.04);
        var twitching = Burst(onset, 10.4, 6);
        Amplify(twitching, onset - 0.7, onset - 0.6, 6);
        Assert.Equal(onset, new OnsetDetector(twitching, RateHz, new()).Onset(5, 10)!.Value, 0.04);
    }

    [Fact]
    public void Unclear_gestures_have_no_onset()
    {
        Assert.Null(new OnsetDetector(Burst(5.3, 10.4, 1.2f), RateHz, new()).Onset(5, 10));
        // Active for longer than anybody is early.
        Assert.Null(new OnsetDetector(Burst(3.4, 10.4, 6), RateHz, new()).Onset(5, 10));
        // Only 0.4 s of rest remain before the search.
        Assert.Null(new OnsetDetector(Burst(1.2, 5, 6), RateHz, new()).Onset(0.9, 5));
        Assert.Null(new OnsetDetector(Burst(5.3, 10.4, 6), RateHz, new()).Offset(5, 10, 10));
        Assert.Null(new OnsetDetector(new float[3000, 8], RateHz, new()).Onset(5, 10));
        // Never released before the next prompt.
        Assert.Null(new OnsetDetector(Burst(5.3, 15, 6), RateHz, new()).Offset(5, 10, 15));
    }

    [Fact]
    public void Onsets_of_real_people_lag_their_prompts_as_reported()
    {
        var folder = RepositoryFiles.RecordingSet("myo-alternating");
        if (folder is null)
            Assert.Skip("The recordings of myo-alternating are absent; set NEURALGLASSES_DATA to the folder of the data sets.");
        string[] labels = ["rest", "flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];
        var lags = new List<double>();
        var gestures = 0;
        foreach (var file in Directory.GetFiles(folder, "*.h5"))
        {
            foreach (var block in PromptedEvents.Of(EmgRecording.Open(file), labels, new()).Where(block => block.Label != 0))
            {
                gestures++;
                if (block.Onset is { } onset)
                    lags.Add(onset - block.Start);
            }
        }

        lags.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"{lags.Count} of {gestures} clear, 10 % {lags[lags.Count / 10]:F3}, 50 % {lags[lags.Count / 2]:F3}, 90 % {lags[lags.Count * 9 / 10]:F3} s; before the prompt {lags.Count(lag => lag < 0)}");
        Assert.Equal(21 * Directory.GetFiles(folder, "*.h5").Length, gestures);
        // The set's own README: median 0.29 s, 10 to 90 % 0 to 0.71 s, 89 % of the bursts clear.
        Assert.InRange((double)lags.Count / gestures, 0.8, 1);
        Assert.InRange(lags[lags.Count / 2], 0.2, 0.35);
        Assert.InRange(lags[lags.Count * 9 / 10], 0.55, 0.85);
    }

    // Fifteen seconds of noise of standard deviation 1, between onset and offset times a factor.
    private static float[,] Burst(double onset, double offset, float factor, int? onlyChannel = null)
    {
        var chance = new GaussianSource(7);
        var samples = new float[3000, 8];
        for (var i = 0; i < 3000; i++)
        {
            for (var c = 0; c < 8; c++)
                samples[i, c] = (float)chance.Next();
        }

        Amplify(samples, onset, offset, factor, onlyChannel);
        return samples;
    }

    private static void Amplify(float[,] samples, double from, double to, float factor, int? onlyChannel = null)
    {
        for (var i = (int)(from * RateHz); i < (int)(to * RateHz); i++)
        {
            for (var c = 0; c < samples.GetLength(1); c++)
                samples[i, c] *= onlyChannel is null || c == onlyChannel ? factor : 1;
        }
    }
}
