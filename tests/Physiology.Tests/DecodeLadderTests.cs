using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

/// <summary>
/// The last band of part B10 of the research notes: a linear decoder that learnt one donning knows it well, is lost when the band is turned by a pair of
/// sixteen, and does not know another person as well as its own.
/// </summary>
public sealed class DecodeLadderTests
{
    private const int Channels = SteadyArm.Channels;
    private const int Repetitions = 12;
    private const int Taught = 8;
    private static readonly string[] Movements =
        ["index_pinch", "middle_pinch", "ring_pinch", "little_pinch", "thumb_swipe_in", "thumb_swipe_out", "fist", "open", "flexion", "extension", "radial", "ulnar"];

    [Fact]
    public void A_decoder_knows_its_own_donning_better_than_a_turned_band_and_its_own_wearer_better_than_another()
    {
        int[] people = [1, 2, 3];
        var own = people.Select(seed => Acted(seed, 0)).ToArray();
        var turned = people.Select(seed => Acted(seed, 22.5)).ToArray();
        var (same, rotated, others) = (0.0, 0.0, 0.0);
        for (var i = 0; i < people.Length; i++)
        {
            var decoder = new Discriminant(own[i].Where(each => each.Repetition < Taught));
            same += decoder.Share(own[i].Where(each => each.Repetition >= Taught)) / people.Length;
            rotated += decoder.Share(turned[i].Where(each => each.Repetition >= Taught)) / people.Length;
            others += decoder.Share(own[(i + 1) % people.Length].Where(each => each.Repetition >= Taught)) / people.Length;
        }

        var found = FormattableString.Invariant($"same donning {same:F2}, turned by a pair {rotated:F2}, another person {others:F2}");
        Assert.True(same >= rotated + 0.2, found);
        Assert.True(same > others, found);
        Assert.True(same > 0.75, found);
    }

    // Each movement twelve times for half a second, at light to middling effort; what counts are 200 ms from the middle of each.
    private static List<Sample> Acted(int seed, double rotationDeg)
    {
        var arm = new SimulatedForearm(Person.Draw(seed, new PersonTraits { Wears = Arm.Right }), new ElectrodeRing(Channels), new Donning { RotationDeg = rotationDeg, Seed = seed }, seed);
        var dice = new Dice(seed, "decode ladder");
        var samples = new List<Sample>();
        Skip(arm, 1);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            for (var movement = 0; movement < Movements.Length; movement++)
            {
                arm.Add(arm.Mover.Make(Movements[movement], arm.Seconds + 0.05, MovementForm.Hold, dice.Between(0.15, 0.35), 0.6));
                Skip(arm, 0.3);
                samples.Add(new Sample(movement, repetition, Loudness(arm)));
                Skip(arm, 0.8);
            }
        }

        return samples;
    }

    private static void Skip(SimulatedForearm arm, double seconds)
    {
        Span<float> sets = stackalloc float[ForearmEmg.BlockSamples * Channels];
        for (var block = (int)Math.Round(seconds / ForearmEmg.BlockS); block > 0; block--)
            arm.Read(sets);
    }

    private static double[] Loudness(SimulatedForearm arm)
    {
        var power = new double[Channels];
        Span<float> sets = stackalloc float[ForearmEmg.BlockSamples * Channels];
        Span<float> before = stackalloc float[Channels];
        for (var block = 0; block < 40; block++)
        {
            arm.Read(sets);
            for (var i = 0; i < sets.Length; i++)
            {
                // The step from one sample to the next holds what is fast and leaves the mains out.
                var step = sets[i] - before[i % Channels];
                before[i % Channels] = sets[i];
                if (block > 0)
                    power[i % Channels] += step * step;
            }
        }

        return [.. power.Select(value => Math.Log(value))];
    }

    private sealed record Sample(int Movement, int Repetition, double[] Features);

    // Linear discriminant analysis with a covariance that all classes share, shrunk a little towards a sphere (Fisher 1936; Ledoit and Wolf 2004).
    private sealed class Discriminant
    {
        private const double Shrinkage = 0.1;
        private readonly Vector<double>[] _weights;
        private readonly double[] _offsets;

        public Discriminant(IEnumerable<Sample> taught)
        {
            var classes = taught.GroupBy(each => each.Movement).OrderBy(group => group.Key).Select(group => group.Select(each => Vector<double>.Build.Dense(each.Features)).ToArray()).ToArray();
            var means = classes.Select(each => each.Aggregate((a, b) => a + b) / each.Length).ToArray();
            var scatter = Matrix<double>.Build.Dense(Channels, Channels);
            for (var k = 0; k < classes.Length; k++)
            {
                foreach (var sample in classes[k])
                    scatter += (sample - means[k]).OuterProduct(sample - means[k]);
            }

            scatter /= classes.Sum(each => each.Length);
            var shrunk = ((1 - Shrinkage) * scatter) + (Shrinkage * scatter.Trace() / Channels * Matrix<double>.Build.DenseIdentity(Channels));
            _weights = [.. means.Select(mean => shrunk.Solve(mean))];
            _offsets = [.. means.Select((mean, k) => -(mean * _weights[k]) / 2)];
        }

        public double Share(IEnumerable<Sample> tested) => tested.Average(sample => Told(Vector<double>.Build.Dense(sample.Features)) == sample.Movement ? 1.0 : 0);

        private int Told(Vector<double> features) => Enumerable.Range(0, _weights.Length).MaxBy(k => (_weights[k] * features) + _offsets[k]);
    }
}
