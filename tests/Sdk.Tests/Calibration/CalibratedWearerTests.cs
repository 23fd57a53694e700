using NeuralGlasses.Calibration;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class CalibratedWearerTests
{
    private const float Louder = 4;
    private const float LouderOnOneSide = 2;

    private readonly PersonalModel _model = Calibrate();

    [Fact]
    public void A_band_worn_anew_that_reads_one_side_of_the_arm_louder_is_followed()
    {
        var (frames, truth) = InventedRing.Frames(60, 72);
        // The electrodes of the second gesture: what is louder everywhere alike tells no gesture from another.
        foreach (var frame in frames)
        {
            frame[2] += LouderOnOneSide;
            frame[3] += LouderOnOneSide;
        }

        var stays = Share(Answers(wornAnew: false, frames), truth);
        var anew = Share(Answers(wornAnew: true, frames), truth);
        Assert.True(anew > 0.95, $"{anew:F3} right when worn anew");
        Assert.True(stays < 0.7, $"{stays:F3} right with the statistics of the calibration: the case tests nothing");
    }

    [Fact]
    public void A_band_that_stayed_on_is_answered_with_the_statistics_of_the_calibration()
    {
        var (frames, truth) = InventedRing.Frames(60, 73);
        var wearer = new CalibratedWearer(_model);
        var answer = new float[InventedRing.Classes];
        wearer.Step(frames[0], answer);
        var usual = new float[InventedRing.Electrodes];
        _model.Turn(frames[0], usual);
        _model.Standard.Apply(usual, usual);
        Assert.Equal(usual, wearer.Standardised.ToArray());
        Assert.Equal(1, Share(Answers(wornAnew: false, frames), truth));
    }

    [Fact]
    public void Hours_of_one_gesture_do_not_carry_the_statistics_of_a_new_wearing_away()
    {
        var (frames, truth) = InventedRing.Frames(3000, 74, held: true);
        var (after, truthAfter) = InventedRing.Frames(40, 75);
        Assert.All(truth.Take(3000), label => Assert.Equal(0, label));
        var answers = Answers(wornAnew: true, [.. frames[..3000], .. after]);
        Assert.Equal(1, Share(answers[3000..], truthAfter));
    }

    [Fact]
    public void A_new_wearing_is_answered_from_its_own_past_alone()
    {
        var (frames, _) = InventedRing.Frames(40, 76, shift: Louder);
        var half = Answers(wornAnew: true, frames[..60]);
        Assert.Equal(half.SelectMany(row => row), Answers(wornAnew: true, frames)[..60].SelectMany(row => row));

        var wearer = new CalibratedWearer(_model);
        Run(wearer, InventedRing.Frames(40, 77, shift: -Louder).Samples, wornAnew: true);
        var learnt = wearer.LearntFrames;
        Assert.True(learnt > 0, "nothing was learnt");
        // Statistics belong to a wearing; the own classes stay.
        wearer.BeginSession(wornAnew: true);
        var answer = new float[InventedRing.Classes];
        wearer.Step(frames[0], answer);
        var first = wearer.Standardised.ToArray();
        var fresh = new CalibratedWearer(_model);
        fresh.BeginSession(wornAnew: true);
        fresh.Step(frames[0], answer);
        Assert.Equal(fresh.Standardised.ToArray(), first);
    }

    [Fact]
    public void Frames_of_the_calibration_are_answered_and_not_learnt()
    {
        var (frames, _) = InventedRing.Frames(40, 71, held: true);
        var wearer = new CalibratedWearer(_model);
        var answer = new float[InventedRing.Classes];
        var expected = new float[InventedRing.Classes];
        foreach (var frame in frames)
        {
            wearer.StepOfCalibration(frame, answer);
            _model.LogProbabilities(wearer.Standardised, expected);
            Assert.Equal(expected, answer);
        }

        Assert.Equal(0, wearer.LearntFrames);
        Run(wearer, frames, wornAnew: false);
        Assert.True(wearer.LearntFrames > 0, "the same frames, not of the calibration, were not learnt");
    }

    private static PersonalModel Calibrate()
    {
        var (samples, labels) = InventedRing.Frames(30, 71);
        return PersonalAdaptation.Adapt(InventedRing.Population(), samples, labels, 1, 1);
    }

    private float[][] Answers(bool wornAnew, float[][] frames) => Run(new(_model), frames, wornAnew);

    private static float[][] Run(CalibratedWearer wearer, float[][] frames, bool wornAnew)
    {
        wearer.BeginSession(wornAnew);
        return Array.ConvertAll(frames, frame =>
        {
            var answer = new float[InventedRing.Classes];
            wearer.Step(frame, answer);
            return answer;
        });
    }

    private static double Share(float[][] answers, int[] labels)
        => answers.Zip(labels, (row, label) => Array.IndexOf(row, row.Max()) == label ? 1.0 : 0).Average();
}
