using NeuralGlasses.Calibration;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class AdaptationTests
{
    [Fact]
    public void Statistics_count_every_label_alike_and_lean_half_way_on_the_population()
    {
        var standard = FeatureStandard.Balanced([[0f], [0f], [0f], [4f]], [0, 0, 0, 1]);
        Assert.Equal(2, standard.Mean[0], 1e-6f);
        Assert.Equal(2, standard.Deviation[0], 1e-5f);
        Assert.Equal(4, standard.TowardsDeviationOf(new([0], [8])).Deviation[0], 1e-4f);
        var usual = FeatureStandard.Usual([new([1], [2]), new([3], [8])]);
        Assert.Equal(2, usual.Mean[0]);
        Assert.Equal(4, usual.Deviation[0], 1e-5f);
    }

    [Fact]
    public void Running_statistics_are_the_weighted_mean_and_deviation_of_what_was_and_what_came()
    {
        var running = new RunningStandard(new([10], [2]), 2);
        var z = new float[1];
        running.Step([16], z);
        // Mean (2·10 + 16)/3 = 12, mean square away from 10 (2·4 + 36)/3, less 2².
        Assert.Equal((16 - 12) / Math.Sqrt(44.0 / 3 - 4), z[0], 1e-5);
    }

    [Fact]
    public void A_calibrated_wearer_with_a_turned_band_and_louder_muscles_is_understood()
    {
        var population = InventedRing.Population([.. RingPermutation.All(InventedRing.Electrodes)]);
        var worn = new RingPermutation(2, true);
        var (samples, labels) = InventedRing.Frames(30, 31, worn, shift: 5);
        var model = PersonalAdaptation.Adapt(population, samples, labels, 1, 1);
        var (tested, truth) = InventedRing.Frames(50, 32, worn, shift: 5);
        float[] Answer(float[] sample)
        {
            var usual = new float[InventedRing.Electrodes];
            model.Turn(sample, usual);
            model.Standard.Apply(usual, usual);
            var answer = new float[InventedRing.Classes];
            model.LogProbabilities(usual, answer);
            return answer;
        }

        Assert.True(InventedRing.Share(Answer, tested, truth) > 0.97, $"{InventedRing.Share(Answer, tested, truth):F3} right");
        Assert.Equal(worn, model.Permutation);
        Assert.Equal(1, Answer(tested[0]).Sum(value => Math.Exp(value)), 1e-4);
    }

    [Fact]
    public void Classes_that_moved_are_found_again_without_a_label()
    {
        var population = InventedRing.Population();
        var (raw, labels) = InventedRing.Frames(120, 41, held: true);
        var samples = population.Usual.Apply(raw);
        // The second gesture of this person is also loud at electrode 5, as the population never saw.
        for (var i = 0; i < samples.Length; i++)
        {
            if (labels[i] == 1)
                samples[i][5] += 2.5f;
        }

        var generic = Array.ConvertAll(samples, sample =>
        {
            var answer = new float[InventedRing.Classes];
            population.LogProbabilities(sample, answer);
            return answer;
        });
        var (_, answers) = new UnlabelledAdaptation().Adapt(population, samples, new int[samples.Length], generic);
        double Certainty(float[][] of) => of.Zip(labels, (row, label) => (double)row[label]).Average();
        Assert.True(Certainty(answers) > Certainty(generic), $"{Certainty(answers):F3} after, {Certainty(generic):F3} before");
        Assert.DoesNotContain(answers, row => row.Any(float.IsNaN));
    }

    [Fact]
    public void Labels_that_never_occur_do_not_spoil_the_others()
    {
        var population = InventedRing.Population();
        var (raw, labels) = InventedRing.Frames(100, 42, held: true);
        var samples = population.Usual.Apply(raw[..200]);
        var generic = Array.ConvertAll(samples, sample =>
        {
            var answer = new float[InventedRing.Classes];
            population.LogProbabilities(sample, answer);
            return answer;
        });
        var (_, answers) = new UnlabelledAdaptation().Adapt(population, samples, new int[200], generic);
        var right = answers.Zip(labels, (row, label) => Array.IndexOf(row, row.Max()) == label ? 1.0 : 0).Average();
        Assert.True(right > 0.95, $"{right:F3} right");
    }

    [Fact]
    public void Online_adaptation_learns_from_what_is_certain_and_answers_from_the_past_alone()
    {
        var population = InventedRing.Population();
        var (samples, labels) = InventedRing.Frames(30, 51);
        var model = PersonalAdaptation.Adapt(population, samples, labels, 1, 1);
        var (raw, truth) = InventedRing.Frames(60, 52, held: true);
        var stream = model.Standard.Apply(raw);
        var (whole, learnt) = Follow(model, stream);
        Assert.True(learnt > 100, $"{learnt} of {stream.Length} frames learnt");
        var (half, _) = Follow(model, stream[..90]);
        Assert.Equal(whole.Take(90).SelectMany(row => row), half.SelectMany(row => row));
        Assert.Equal(truth, whole.Select(row => Array.IndexOf(row, row.Max())));
    }

    [Fact]
    public void An_uncalibrated_wearer_who_rests_for_hours_keeps_the_same_scale()
    {
        var population = InventedRing.Population();
        var standard = new BalancedStandard(population);
        var (raw, _) = InventedRing.Frames(10, 61);
        var z = new float[InventedRing.Electrodes];
        standard.Standardise(raw[0], z);
        var before = z.ToArray();
        // Only label 2, for longer than the memory.
        for (var i = 0; i < 5000; i++)
        {
            standard.Standardise(raw[2], z);
            standard.Learn([0, 0, 1]);
        }

        standard.Standardise(raw[0], z);
        for (var c = 0; c < z.Length; c++)
            Assert.Equal(before[c], z[c], 0.5f);
    }

    private static (float[][] Answers, long Learnt) Follow(PersonalModel model, float[][] stream)
    {
        var online = new OnlineAdaptation(model);
        var answers = new float[stream.Length][];
        var plain = new float[InventedRing.Classes];
        for (var i = 0; i < stream.Length; i++)
        {
            model.NetworkLogProbabilities(stream[i], plain);
            online.Step(stream[i], plain, answers[i] = new float[InventedRing.Classes]);
        }

        return (answers, online.LearntFrames);
    }
}
