using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration.Session;

public sealed class PersonalProfileTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly GuidedSession Asked = GuidedSession.Of(InventedBand.Labels, "rest", 1);
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_profile_comes_back_with_the_same_answers()
    {
        var profile = Profile();
        profile.Save(_file, Key);
        var loaded = PersonalProfile.Load(_file, Key, InventedBand.Population());
        Assert.Equal((profile.ModelName, profile.ModelVersion, profile.StrangeAbove, profile.Model.Permutation), (loaded.ModelName, loaded.ModelVersion, loaded.StrangeAbove, loaded.Model.Permutation));
        var (before, after) = (Answers(profile, 1, learnsOnline: false), Answers(loaded, 1, learnsOnline: false));
        Assert.Equal(before.Count, after.Count);
        for (var i = 0; i < before.Count; i++)
        {
            for (var k = 0; k < before[i].Length; k++)
                Assert.Equal(before[i][k], after[i][k], 1e-4f);
        }
    }

    [Fact]
    public void A_profile_that_was_changed_or_is_signed_by_another_key_is_refused()
    {
        Profile().Save(_file, Key);
        var bytes = File.ReadAllBytes(_file);
        bytes[200] ^= 1;
        File.WriteAllBytes(_file, bytes);
        Assert.Contains("signature does not fit", Refusal(Key), StringComparison.Ordinal);
        bytes[200] ^= 1;
        File.WriteAllBytes(_file, bytes);
        Assert.Contains("signature does not fit", Refusal([.. Key.Reverse()]), StringComparison.Ordinal);
        File.WriteAllBytes(_file, bytes[..10]);
        Assert.Contains(_file, Refusal(Key), StringComparison.Ordinal);
        File.Delete(_file);
        Assert.Contains("calibrate first", Refusal(Key), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Profile().Save(_file, Key.AsSpan(0, 31)));
    }

    [Fact]
    public void A_profile_of_another_model_is_refused()
    {
        Profile().Save(_file, Key);
        Assert.Contains("with another model", Assert.Throws<CalibrationException>(() => PersonalProfile.Load(_file, Key, InventedBand.Population(margin: 3))).Message, StringComparison.Ordinal);
        var other = Profile() with { ModelVersion = "2" };
        Assert.Contains("'invented' 2", Assert.Throws<CalibrationException>(() => new PersonalDecoder(InventedBand.Manifest, other, learnsOnline: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_as_bytes_is_rounded_once_and_stays_the_same_from_then_on()
    {
        var bytes = Profile().ToBytes();
        var loaded = PersonalProfile.FromBytes("trace", bytes, InventedBand.Population());
        Assert.Equal(bytes, loaded.ToBytes());
        var again = PersonalProfile.FromBytes("trace", loaded.ToBytes(), InventedBand.Population());
        Assert.Equal(Answers(loaded, 1, learnsOnline: true), Answers(again, 1, learnsOnline: true));
        bytes[0] ^= 1;
        Assert.Contains("trace: cannot be read as a profile", Assert.Throws<CalibrationException>(() => PersonalProfile.FromBytes("trace", bytes, InventedBand.Population())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_that_was_damaged_is_refused()
    {
        var bytes = PopulationFile.ToBytes(InventedBand.Population());
        Assert.Equal(bytes, PopulationFile.ToBytes(PopulationFile.FromBytes("same", bytes)));
        bytes[500] ^= 1;
        Assert.Contains("check sum", Assert.Throws<CalibrationException>(() => PopulationFile.FromBytes("p", bytes)).Message, StringComparison.Ordinal);
        Assert.Contains("is no population", Assert.Throws<CalibrationException>(() => PopulationFile.FromBytes("p", [1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Assert.Throws<CalibrationException>(() => PopulationFile.Load("nowhere.bin")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_gesture_of_the_wearer_is_decoded_with_and_without_learning_online()
    {
        foreach (var learns in new[] { false, true })
        {
            for (var label = 0; label < InventedBand.Labels.Length; label++)
                Assert.All(Answers(Profile(), label, learns), answer => Assert.Equal(label, Array.IndexOf(answer, answer.Max())));
        }
    }

    [Fact]
    public void A_movement_that_nobody_taught_is_answered_with_even_probabilities_and_counted()
    {
        using var decoder = new PersonalDecoder(InventedBand.Manifest, Profile(margin: 2), learnsOnline: false);
        var strange = Answers(decoder, -1);
        Assert.All(strange.Skip(3), answer => Assert.All(answer, probability => Assert.Equal(0.25f, probability)));
        Assert.InRange(decoder.StrangeSteps, strange.Count - 3, strange.Count);
        decoder.Reset();
        Assert.All(Answers(decoder, 1), answer => Assert.Equal(1, Array.IndexOf(answer, answer.Max())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_allocates_nothing_even_while_learning_and_what_is_no_number_is_counted(bool learnsOnline)
    {
        using var decoder = new PersonalDecoder(InventedBand.Manifest, Profile(), learnsOnline);
        var block = new EmgBlock(InventedBand.Channels, 10) { RateHz = InventedBand.RateHz, SampleCount = 10, Restarted = true };
        InventedBand.Samples(1, 10, new Random(5)).CopyTo(block.Samples);
        Run(200);
        Assert.Equal(0, Allocation.LeastOf(() => Run(500)));
        block.Samples[3] = float.NaN;
        var steps = decoder.Steps;
        Run(1);
        Assert.Equal((steps, 1), (decoder.Steps, decoder.RejectedSteps));

        void Run(int blocks)
        {
            for (var i = 0; i < blocks; i++)
            {
                decoder.Push(block);
                block.Restarted = false;
                while (decoder.TryStep(out _))
                {
                }
            }
        }
    }

    private string Refusal(byte[] key) => Assert.Throws<CalibrationException>(() => PersonalProfile.Load(_file, key, InventedBand.Population())).Message;

    private static PersonalProfile Profile(double margin = double.PositiveInfinity)
        => WearerCalibration.Run(InventedBand.Population(margin), InventedBand.Manifest, InventedBand.Record(Asked, 3), 1).Profile!;

    private static List<float[]> Answers(PersonalProfile profile, int label, bool learnsOnline)
    {
        using var decoder = new PersonalDecoder(InventedBand.Manifest, profile, learnsOnline);
        return Answers(decoder, label);
    }

    private static List<float[]> Answers(PersonalDecoder decoder, int label)
    {
        var block = new EmgBlock(InventedBand.Channels, 160) { RateHz = InventedBand.RateHz, SampleCount = 160 };
        InventedBand.Samples(label, 160, new Random(9)).CopyTo(block.Samples);
        decoder.Push(block);
        var answers = new List<float[]>();
        while (decoder.TryStep(out var step))
            answers.Add(step.Probabilities.ToArray());
        return answers;
    }
}
