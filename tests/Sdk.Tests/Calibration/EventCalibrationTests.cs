using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests;

public sealed class EventCalibrationTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, PersonalProfile.ShortestKey).Select(i => (byte)i)];
    private static readonly RingPermutation Mirrored = new(0, true);

    [Fact]
    public void A_session_asks_for_every_gesture_and_for_no_release_within_a_minute()
    {
        var session = EventCalibration.Session(LoudestChannel.Labels, "rest");

        Assert.InRange(session.DurationSeconds, 50, GuidedSession.LongestSeconds);
        Assert.Equal(6, session.Prompts.Count(prompt => prompt.Label == "index_press"));
        Assert.DoesNotContain("index_release", session.Prompts.Select(prompt => prompt.Label));
    }

    [Fact]
    public void A_calibration_finds_how_the_band_is_worn_and_learns_what_everybodys_head_does_not_know()
    {
        var population = new EventPopulation(LoudestChannel.Head(), new EventFrames([], []));
        var session = EventCalibration.Session(LoudestChannel.Labels, "rest");
        var recording = Record(session, Mirrored, loudness: 0.8f);

        var profile = EventCalibration.Run(new LoudestChannel(), population, recording, [RingPermutation.Identity, Mirrored], seed: 1);

        Assert.Equal(Mirrored, profile.Wearing);
        Assert.Equal(0, Told(LoudestChannel.Head(), RingPermutation.Identity));
        Assert.InRange(Told(profile.Head, profile.Wearing), 0.9, 1);

        // Soft gestures, which the head of everybody takes for rest.
        static double Told(EventHead head, RingPermutation wearing)
        {
            using var decoder = new WearerEventDecoder(new LoudestChannel(), wearing, head);
            var right = 0;
            for (var label = 1; label < LoudestChannel.Labels.Length; label++)
            {
                decoder.Push(Block(label, Mirrored, 0.8f, 0));
                Assert.True(decoder.TryStep(out var step));
                right += step.Probabilities[label] > 0.5f ? 1 : 0;
            }

            return (double)right / (LoudestChannel.Labels.Length - 1);
        }
    }

    [Fact]
    public void A_profile_comes_back_and_a_changed_or_foreign_one_is_refused()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("neuralglasses-").FullName, "me.profile");
        var profile = new EventProfile("events", "1", Mirrored, LoudestChannel.Head());

        profile.Save(path, Key);
        var back = EventProfile.Load(path, Key);
        Assert.Equal(("events", "1", Mirrored), (back.ModelName, back.ModelVersion, back.Wearing));
        Assert.Equal(Scores(profile.Head), Scores(back.Head));
        Assert.Throws<CalibrationException>(() => EventProfile.Load(path, new byte[PersonalProfile.ShortestKey]));
        var bytes = File.ReadAllBytes(path);
        bytes[^40] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("signature", Assert.Throws<CalibrationException>(() => EventProfile.Load(path, Key)).Message);

        static float[] Scores(EventHead head)
        {
            var scores = new float[head.ClassCount];
            head.Score([1, 2, 3, 4], scores);
            return scores;
        }
    }

    [Fact]
    public void Scores_of_any_size_become_probabilities()
    {
        var head = EventHead.Of([1, 0, 0, 1], [0, 0], [1, 0, 0, 1], [0, 0]);
        var probabilities = new float[2];

        head.Score([300, 290], probabilities);

        Assert.Equal(1, probabilities[0], 1e-4);
        Assert.Equal(0, probabilities[1], 1e-4);
    }

    [Fact]
    public void What_the_wearers_head_alone_believes_counts_for_less_than_what_both_believe()
    {
        var sure = EventHead.Of(LoudestChannel.Identity, new float[4], [.. Enumerable.Repeat(0f, 4), 9, 0, 0, 0, .. Enumerable.Repeat(0f, 12)], new float[5]);
        using var decoder = new WearerEventDecoder(new LoudestChannel(), RingPermutation.Identity, sure);

        decoder.Push(Block(1, RingPermutation.Identity, 0.4f, 0));
        Assert.True(decoder.TryStep(out var alone));
        var doubted = alone.Probabilities[1];
        decoder.Push(Block(1, RingPermutation.Identity, 2f, 0));
        Assert.True(decoder.TryStep(out var both));

        Assert.InRange(doubted, 0.05f, 0.8f);
        Assert.InRange(both.Probabilities[1], 0.95f, 1);
    }

    [Fact]
    public void A_head_of_another_model_is_refused() =>
        Assert.Throws<ModelMismatchException>(() => new WearerEventDecoder(new LoudestChannel(), RingPermutation.Identity, EventHead.Of([1, 1], [0], [1, 1], [0, 0])));

    private static CalibrationRecording Record(GuidedSession session, RingPermutation worn, float loudness)
    {
        var recording = new CalibrationRecording(LoudestChannel.Description, session);
        for (var step = 0; step * 0.01 < session.DurationSeconds; step++)
        {
            var seconds = step * 0.01;
            var prompt = session.At(seconds);
            var late = seconds - (prompt?.StartSeconds ?? 0);
            var label = prompt is { } asked ? Array.IndexOf(LoudestChannel.Labels, asked.Label) : 0;
            // A third of a second after the prompt, for 150 ms; a press is let go right after it.
            var done = late is > 0.33 and < 0.48 ? label : label == 1 && late is > 0.5 and < 0.65 ? 2 : 0;
            recording.Push(Block(done, worn, loudness, step));
        }

        return recording;
    }

    private static EmgBlock Block(int label, RingPermutation worn, float loudness, int step)
    {
        var channels = LoudestChannel.Description.ChannelCount;
        var block = new EmgBlock(channels, 10) { RateHz = 1000, SampleCount = 10, FirstSample = new HostTime(step * 10_000L) };
        for (var i = 0; i < block.Samples.Length; i++)
        {
            // What the model calls channel c comes from the worn channel Source(c).
            var isLoud = label > 0 && i % channels == worn.Source(label - 1, channels);
            block.Samples[i] = isLoud ? loudness : 0.01f;
        }

        return block;
    }
}
