using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Comparison;
using Xunit;

namespace NeuralGlasses.Models.Tests.Comparison;

public sealed class PinchSeparationTests
{
    private const int Channels = 8;
    private const int RateHz = 500;
    private const int Clips = 6;
    private static readonly SetTwin Twin = SetTwins.Named("pinch-mindrove", "--set");
    private static readonly PinchSeparationReport Committed =
        ComparisonJson.ParsePinchSeparation(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "simulator", "pinch-separation.json")));

    [Fact]
    public void Gestures_that_are_loud_in_channels_of_their_own_are_all_told_and_equal_ones_by_chance()
    {
        var apart = PinchSeparation.Of(Invented(label => label), Twin, 150, seed: 1);
        Assert.InRange(apart.Told, 0.99, 1);
        Assert.InRange(apart.IndexFromMiddle, 0.99, 1);

        var alike = PinchSeparation.Of(Invented(_ => 3), Twin, 150, seed: 1);
        Assert.InRange(alike.Told, 0.05, 0.4);
        Assert.InRange(alike.IndexFromMiddle, 0.25, 0.75);
    }

    [Fact]
    public void Who_made_a_gesture_too_rarely_is_named()
    {
        var signal = Invented(label => label);
        var error = Assert.Throws<ArgumentException>(() => PinchSeparation.Of(signal with { Prompts = [.. signal.Prompts.Where(prompt => prompt.Label != 2 || prompt.Repetition < 4)] }, Twin, 100, seed: 1));
        Assert.Contains("X has 4 clips of 'middle-pinch', expected more than 4.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_shares_are_those_of_the_recordings()
    {
        var folder = RepositoryFiles.RecordingSet(Committed.Set);
        Assert.SkipWhen(folder is null, $"The recordings of {Committed.Set} are absent; set NEURALGLASSES_DATA to the folder of the data sets.");
        foreach (var file in Directory.GetFiles(folder!, "*.h5"))
        {
            var signal = RecordedSignal.Of(EmgRecording.Open(file), Twin);
            var row = Committed.Rows.Single(each => each.Who == $"real, {signal.Subject}");
            for (var i = 0; i < Committed.MomentsMs.Count; i++)
            {
                var (told, pinches) = PinchSeparation.Of(signal, Twin, Committed.MomentsMs[i], Committed.Seed);
                Assert.Equal(row.Told[i], told, 0.01);
                Assert.Equal(row.IndexFromMiddle[i], pinches, 0.02);
            }
        }
    }

    [Fact]
    public void The_simulated_shares_are_still_those_of_the_arm()
    {
        const int People = 3;
        var row = Committed.Rows.Single(each => each.Who == "simulated, 30 % effort");
        var told = Enumerable.Range(1, People).Average(person => PinchSeparation.Of(SimulatedSession.Of(Twin with { Repetitions = 10 }, person, Committed.Seed, 0.3), Twin, 150, Committed.Seed).Told);
        Assert.InRange(told, row.Told[1] - 0.12, row.Told[1] + 0.12);
    }

    // Noise in all channels, louder in the one that a gesture has.
    private static LabelledSignal Invented(Func<int, int> channelOf)
    {
        var chance = new Random(1);
        var sets = new List<float>();
        var prompts = new List<LabelledPrompt>();
        for (var repetition = 0; repetition < Clips; repetition++)
        {
            for (var label = 0; label < Twin.Movements.Count; label++)
            {
                var start = sets.Count / Channels;
                for (var i = 0; i < RateHz * Channels; i++)
                    sets.Add((float)((label > 0 && i % Channels == channelOf(label) ? 40 : 4) * (chance.NextDouble() - 0.5)));
                prompts.Add(new(start, start + RateHz, label, repetition, 0, true));
            }
        }

        return new("X", [.. sets], Channels, RateHz, prompts);
    }
}
