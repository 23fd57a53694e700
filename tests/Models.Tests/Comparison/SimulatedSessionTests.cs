using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Comparison;
using Xunit;

namespace NeuralGlasses.Models.Tests.Comparison;

public sealed class SimulatedSessionTests
{
    // Small, because a test should not simulate for minutes.
    private static readonly SetTwin Twin = SetTwins.Named("myo-40", "--set") with { Repetitions = 1, PromptS = 2, Movements = [new("Neutral", null), new("Hand Close", "fist")] };

    [Fact]
    public void A_simulated_person_follows_the_prompts_of_the_set_at_its_rate_and_in_its_steps()
    {
        var signal = SimulatedSession.Of(Twin, 1, seed: 5);
        Assert.Equal(("V01", 8, 200.0), (signal.Subject, signal.Channels, signal.RateHz));
        Assert.Equal([0, 1], signal.Prompts.Select(prompt => prompt.Label));
        Assert.All(signal.Prompts, prompt => Assert.Equal(400, prompt.End - prompt.Start));
        Assert.All(signal.Sets, sample => Assert.InRange(Math.Abs(sample / Twin.StepMicrovolts), 0, 127));
        Assert.All(signal.Sets.Take(1000), sample => Assert.Equal(Math.Round(sample / Twin.StepMicrovolts), sample / Twin.StepMicrovolts, 1e-4));
        var stretches = SteadyStretch.Of(signal, Twin);
        Assert.Equal(2, stretches.Count);
        Assert.True(stretches[1].Ring.RmsMicrovolts.Max() > 4 * stretches[0].RestRms, "A fist is much louder than rest.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_person_and_another_gives_another()
    {
        var first = SimulatedSession.Of(Twin, 2, seed: 5);
        Assert.Equal(first.Sets, SimulatedSession.Of(Twin, 2, seed: 5).Sets);
        Assert.NotEqual(first.Sets, SimulatedSession.Of(Twin, 2, seed: 6).Sets);
    }

    [Fact]
    public void Simulated_people_are_written_as_recordings_that_compare_with_the_set()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();
        SimulatePeopleRun.Execute(Twin, 1, 5, 0.3, folder.FullPath, overwrite: false, output, new ProgressBar(TextWriter.Null, isTerminal: false));
        var path = Path.Combine(folder.FullPath, "simulated-myo-40", "simulated-myo-40_V01_R.h5");
        var recording = EmgRecording.Open(path);
        Assert.Equal(("simulated-myo-40", "V01", "adc", 200.0), (recording.DataSet, recording.Subject, recording.Units, recording.RateHz));
        Assert.Equal(["Neutral", "Hand Close"], recording.LabelNames);
        var read = RecordedSignal.Of(recording, Twin);
        var made = SimulatedSession.Of(Twin, 1, seed: 5);
        Assert.Equal(made.Prompts, read.Prompts.Select((prompt, i) => prompt with { FollowsRest = made.Prompts[i].FollowsRest }));
        Assert.Equal(made.Sets.Length, read.Sets.Length);
        Assert.All(made.Sets.Zip(read.Sets), pair => Assert.Equal(pair.First / Twin.StepMicrovolts, pair.Second, 1e-3));
        var again = Assert.Throws<RecordingException>(() => SimulatePeopleRun.Execute(Twin, 1, 5, 0.3, folder.FullPath, overwrite: false, output, new ProgressBar(TextWriter.Null, isTerminal: false)));
        Assert.Contains("exists already", again.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.3, "--people: 0 people; choose 1 to 999.")]
    [InlineData(1, 0.01, "--effort: 0.01; choose 0.02 to 1 of the greatest.")]
    [InlineData(1, double.NaN, "--effort: NaN; choose 0.02 to 1 of the greatest.")]
    public void Numbers_that_cannot_be_are_told_in_a_sentence(int people, double effort, string sentence)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ArgumentException>(() => SimulatePeopleRun.Execute(Twin, people, 1, effort, folder.FullPath, false, TextWriter.Null, new ProgressBar(TextWriter.Null, isTerminal: false)));
        Assert.Equal(sentence, error.Message);
    }

    [Fact]
    public void A_set_without_a_twin_is_told_with_those_that_have_one()
    {
        var error = Assert.Throws<ArgumentException>(() => SetTwins.Named("gripforce-myo", "--set"));
        Assert.StartsWith("--set: there is no simulated twin of the set 'gripforce-myo'; choose one of flex-rings, 3dc,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_movement_of_every_twin_can_be_made()
        => Assert.All(
            SetTwins.All.SelectMany(twin => twin.Movements).Where(movement => movement.Movement is not null),
            movement => Assert.Equal(movement.Movement, Physiology.Movements.MovementTable.Of(movement.Movement!).Name));
}
