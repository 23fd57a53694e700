using MathNet.Numerics.Statistics;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.VolumeConductor;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class ConductorTests
{
    private static readonly string[] Movements = ["index_pinch", "fist", "flexion", "extension", "open"];

    // Kuiken, Lowery and Stoykov 2003 (Prosthet Orthot Int 27:48): -31 % below 3 mm and -80 % below 9 mm, over the muscle.
    [Theory]
    [InlineData(3, 0.20, 0.45)]
    [InlineData(9, 0.65, 0.90)]
    public void Fat_weakens_the_signal_as_in_a_finite_element_model(double fat, double least, double most) =>
        Assert.InRange(Movements.Select(m => 1 - (Strength(m, fat) / Strength(m, 0.3))).Median(), least, most);

    [Fact]
    public void Four_millimetres_of_fat_instead_of_one_take_a_third_and_no_high_notes_come_of_it()
    {
        Assert.InRange(Movements.Select(m => 1 - (Strength(m, 4) / Strength(m, 1))).Median(), 0.3, 0.6);
        Assert.True(Movements.Select(m => Pitch(m, 4)).Median() <= Movements.Select(m => Pitch(m, 1)).Median());
    }

    [Fact]
    public void A_band_turned_by_a_place_has_its_best_channel_a_place_further()
    {
        foreach (var movement in Movements)
        {
            var before = SteadyArm.Statistics(SteadyArm.Hold(1, movement, 0.4, even: true, withSkin: false));
            var after = SteadyArm.Statistics(SteadyArm.Hold(1, movement, 0.4, donning: new Donning { RotationDeg = -360.0 / 16 }, even: true, withSkin: false));
            for (var channel = 0; channel < SteadyArm.Channels; channel++)
            {
                // Pairs are numbered towards smaller angles: what pair n had, pair n - 1 has now.
                var was = before.RmsMicrovolts[(channel + 1) % SteadyArm.Channels];
                Assert.InRange(after.RmsMicrovolts[channel], 0.999 * was, 1.001 * was);
            }
        }
    }

    // With neither fat nor skin the layers are a half-space, whose potential is that of a point source and its mirror image:
    // 1 / (2 π σ r) in distances stretched by the root of the anisotropy (Merletti et al. 1999, IEEE Trans Biomed Eng 46:810, equation 1).
    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(3, 4, 0)]
    [InlineData(5, 0, 10)]
    [InlineData(8, 6, 20)]
    public void Without_fat_and_skin_the_potential_is_that_of_a_half_space(double depth, double across, int along)
    {
        var tissue = new LayeredTissue { FatMm = 1e-6, SkinMm = 1e-6 };
        var slice = new float[SurfacePotential.SliceLength];
        new SurfacePotential(tissue, 1e-3).Slice(depth, across, slice);
        var anisotropy = tissue.MuscleAlong / tissue.MuscleAcross;
        var expected = 1 / (2 * Math.PI * tissue.MuscleAcross * Math.Sqrt((anisotropy * ((depth * depth) + (across * across))) + (along * along)));
        Assert.InRange(slice[along], 0.94 * expected, 1.06 * expected);
    }

    [Fact]
    public void The_poles_of_an_action_potential_sum_to_nothing_and_so_do_their_moments()
    {
        Assert.Equal(0, FibreAction.Strengths.Sum(), 3);
        Assert.Equal(0, FibreAction.Strengths.Zip(FibreAction.BehindMm, (strength, place) => strength * place).Sum(), 3);
    }

    private static double Strength(string movement, double fat) => Statistics(movement, fat).RmsMicrovolts.Max();

    private static double Pitch(string movement, double fat)
    {
        var statistics = Statistics(movement, fat);
        return statistics.MedianFrequencyHz[statistics.Best];
    }

    private static Physiology.Statistics.RingStatistics Statistics(string movement, double fat) => SteadyArm.Statistics(SteadyArm.Hold(1, movement, 0.3, fat: fat, withSkin: false));
}
