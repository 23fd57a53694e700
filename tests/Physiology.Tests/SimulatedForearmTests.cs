using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class SimulatedForearmTests
{
    [Fact]
    public void The_same_seed_gives_the_same_samples_and_another_does_not()
    {
        Assert.Equal(Hash(1, 1), Hash(1, 1));
        Assert.NotEqual(Hash(1, 1), Hash(1, 2));
        Assert.NotEqual(Hash(1, 1), Hash(2, 1));
    }

    [Fact]
    public void Every_movement_shows_and_its_muscles_lead_its_contact()
    {
        var arm = Make(2);
        foreach (var name in MovementTable.Names)
        {
            var quiet = Power(arm, 0.5);
            var piece = arm.Mover.Make(name, arm.Seconds + 0.1, MovementForm.Tap, 0.4);
            arm.Add(piece);
            var loud = Power(arm, 0.5);
            var truth = Assert.Single(piece.Truth);
            Assert.Equal(name, truth.Movement);
            Assert.InRange(truth.ContactS - truth.OnsetS, 0.03, 0.11);
            Assert.True(truth.OnsetS < truth.ContactS && truth.ContactS < truth.EndS && truth.ReleaseS < truth.EndS);
            Assert.True(loud.Zip(quiet, (now, before) => now / before).Max() > 1.5, $"{name}: {string.Join(' ', loud.Zip(quiet, (now, before) => $"{now / before:F2}"))}");
            Power(arm, 0.5);
        }
    }

    [Fact]
    public void A_double_pinch_is_two_and_a_hold_lasts()
    {
        var arm = Make(1);
        Assert.Equal(2, arm.Mover.Make("index_pinch", 1, MovementForm.Twice).Truth.Count);
        var hold = arm.Mover.Make("index_pinch", 1, MovementForm.Hold, 0.2, 2).Truth[0];
        Assert.InRange(hold.ReleaseS - hold.OnsetS, 1.9, 2.1);
        var slow = arm.Mover.Make("flexion", 1, MovementForm.Continuous, 0.2, 3).Truth[0];
        Assert.InRange(slow.EndS - slow.OnsetS, 2.9, 3.1);
    }

    [Theory]
    [InlineData(Arm.Right, 50)]
    [InlineData(Arm.Left, 50)]
    [InlineData(Arm.Left, -90)]
    public void A_hold_that_turns_does_so_by_exactly_that_and_comes_back_behind_it(Arm arm, double degrees)
    {
        var person = Person.Draw(4, new PersonTraits { Wears = arm });
        var piece = new Mover(person, 1).Make("index_pinch", 0.5, MovementForm.Hold, 0.2, 1.5, degrees);
        var (contact, release) = (piece.Truth[0].ContactS, piece.Truth[0].ReleaseS);
        var motion = new ArmMotion();
        motion.Add(piece);
        Span<double> g = stackalloc double[3];
        Span<double> rate = stackalloc double[3];
        var turned = new double[4000];
        for (var i = 1; i < turned.Length; i++)
        {
            motion.Sample(i / 1000.0, g, rate);
            turned[i] = turned[i - 1] + (rate[1] / 1000);
        }

        Assert.Equal([0, degrees, 0], [turned[(int)(contact * 1000)], turned[(int)(release * 1000)], turned[^1]], (found, expected) => Math.Abs(found - expected) < 0.1);
        // Clockwise a right arm supinates and a left one pronates.
        var pronates = piece.Bursts.Where(b => b.Muscle == Muscle.PronatorQuadratus && b.AtS > contact).Max(b => b.Drive) > 0.1;
        Assert.Equal(degrees > 0 == (arm == Arm.Left), pronates);
    }

    [Theory]
    [InlineData(MovementForm.Tap, 50)]
    [InlineData(MovementForm.Hold, 130)]
    [InlineData(MovementForm.Hold, double.NaN)]
    public void Only_a_hold_turns_and_no_further_than_a_forearm_can(MovementForm form, double degrees)
    {
        var refused = Assert.Throws<PhysiologyException>(() => new Mover(Person.Draw(4), 1).Make("index_pinch", 0.5, form, 0.2, 1, degrees));
        Assert.Contains("expected -120 to 120°, and a movement that is held", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walking", 0.02)]
    [InlineData("waving", 0.1)]
    public void Who_moves_an_arm_shakes_the_band(string activity, double leastG)
    {
        var arm = Make(2);
        arm.Add(arm.DailyLife.While(activity, 0, 5));
        Assert.True(Deviation(arm, 5) > leastG);
    }

    [Fact]
    public void An_arm_in_the_lap_feels_gravity_alone()
    {
        var arm = Make(2);
        Span<double> g = stackalloc double[3];
        Span<double> rate = stackalloc double[3];
        arm.Feel(0, g, rate);
        Assert.Equal([0, 0, 1], g.ToArray());
        Assert.Equal([0, 0, 0], rate.ToArray());
    }

    [Fact]
    public void Rates_are_the_derivatives_of_the_angles_that_gravity_shows()
    {
        var motion = new ArmMotion();
        motion.Add(new ArmPiece([], [new ArmSwing(ArmSwingKind.Turn, 0, 0.5, 0.4, 60, 0, 0)], []));
        Span<double> g = stackalloc double[3];
        Span<double> rate = stackalloc double[3];
        var turned = 0.0;
        for (var i = 0; i < 1000; i++)
        {
            motion.Sample(i / 1000.0, g, rate);
            turned += rate[0] / 1000;
        }

        Assert.Equal(60, turned, 0.1);
        Assert.Equal(60, Math.Atan2(g[1], g[2]) * 180 / Math.PI, 0.1);
    }

    [Fact]
    public void A_sample_looks_at_the_swings_of_now_and_not_at_those_of_the_whole_day()
    {
        const double DayS = 16 * 3600;
        var motion = new ArmMotion();
        var hour = new DailyLife(Person.Draw(3), 1).While("typing", DayS - 3600, DayS);
        motion.Add(new DailyLife(Person.Draw(3), 2).While("walking", 0, 60));
        motion.Add(hour);
        Span<double> g = stackalloc double[3];
        Span<double> rate = stackalloc double[3];
        for (var i = 0; i < 12_000; i++)
        {
            motion.Sample(i / 200.0, g, rate);
            Assert.InRange(motion.Active, 1, 20);
        }

        Assert.True(hour.Swings.Count > 5000);
        motion.Sample(DayS - 1800, g, rate);
        Assert.InRange(motion.Active, 1, 20);
    }

    [Fact]
    public void Swings_add_up_alike_whichever_was_added_first()
    {
        ArmSwing[] swings = [new(ArmSwingKind.Turn, 0, 3, 1, 20, 0, 0.3), new(ArmSwingKind.Swing, 1, 1, 6, 9, 2, 0.3), new(ArmSwingKind.Knock, 2, 2, 0.4, 1, 9, 0)];
        var forwards = new ArmMotion();
        forwards.Add(new ArmPiece([], swings, []));
        var backwards = new ArmMotion();
        backwards.Add(new ArmPiece([], [.. swings.Reverse()], []));
        Span<double> g = stackalloc double[6];
        Span<double> rate = stackalloc double[6];
        for (var i = 0; i < 1600; i++)
        {
            forwards.Sample(i / 200.0, g[..3], rate[..3]);
            backwards.Sample(i / 200.0, g[3..], rate[3..]);
            for (var axis = 0; axis < 3; axis++)
                Assert.Equal(g[axis], g[axis + 3], 1e-12);
        }
    }

    [Fact]
    public void Impedance_settles_noise_with_it_and_sweat_lowers_both()
    {
        var arm = Make(3);
        arm.Conditions = new SkinConditions { MainsHz = 0 };
        var dry = arm.PairKilohms(0);
        var early = Power(arm, 2).Sum();
        arm.Conditions = arm.Conditions with { WornS = 900 };
        Assert.InRange(arm.PairKilohms(0) / dry, 0.74, 0.80);
        arm.Conditions = arm.Conditions with { Sweat = 1 };
        Assert.InRange(arm.PairKilohms(0) / dry, 0.2, 0.35);
        Assert.True(Power(arm, 2).Sum() < early);
    }

    [Fact]
    public void A_loose_band_loses_the_skin_now_and_then()
    {
        var arm = Make(1);
        arm.Conditions = new SkinConditions { Looseness = 1 };
        var sets = new float[ForearmEmg.BlockSamples * arm.Channels];
        var off = 0;
        for (var block = 0; block < 12_000; block++)
        {
            arm.Read(sets);
            off += Enumerable.Range(0, arm.Channels).Any(arm.IsOff) ? 1 : 0;
        }

        Assert.InRange(off, 1, 6000);
    }

    [Fact]
    public void A_band_put_on_again_is_the_same_person_and_another_place()
    {
        var arm = Make(1);
        arm.PutOn(new Donning { RotationDeg = 22.5, Seed = 5 });
        Assert.Equal(22.5, arm.Donning.RotationDeg);
        Assert.Equal(MuscleUnits(Make(1)), MuscleUnits(arm));
    }

    [Theory]
    [InlineData("snap", 0.2, "The movement 'snap' is unknown; expected one of index_pinch,")]
    [InlineData("fist", 2, "The effort of 'fist' at 1 s is 2; expected 0.02 to 1 of the greatest drive.")]
    public void What_no_arm_can_do_is_refused(string movement, double effort, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<PhysiologyException>(() => Make(1).Mover.Make(movement, 1, MovementForm.Tap, effort)).Message, StringComparison.Ordinal);

    private static SimulatedForearm Make(int person, int seed = 1)
    {
        var (who, pools) = SteadyArm.Under(person);
        return new SimulatedForearm(who, new ElectrodeRing(SteadyArm.Channels), Donning.AsMeant, seed, pools);
    }

    private static (int Fibres, double Velocity)[] MuscleUnits(SimulatedForearm arm) =>
        [.. arm.Muscles.Pools[(int)Muscle.FlexorCarpiUlnaris].Units.Select(u => (u.Fibres, u.ConductionVelocity))];

    private static string Hash(int person, int seed)
    {
        var arm = Make(person, seed);
        arm.Add(arm.Mover.Make("index_pinch", 0.2));
        arm.Add(arm.DailyLife.While("walking", 0.5, 2));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sets = new float[ForearmEmg.BlockSamples * arm.Channels];
        var steps = new short[sets.Length];
        for (var block = 0; block < 400; block++)
        {
            arm.Read(sets);
            for (var i = 0; i < sets.Length; i++)
                steps[i] = (short)Math.Clamp(Math.Round(sets[i] / 0.2), short.MinValue, short.MaxValue);
            hash.AppendData(MemoryMarshal.AsBytes<short>(steps));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // Power of each channel's step from sample to sample, so that hum counts for little.
    private static double[] Power(SimulatedForearm arm, double seconds)
    {
        var sets = new float[ForearmEmg.BlockSamples * arm.Channels];
        var sums = new double[arm.Channels];
        var blocks = (int)(seconds / ForearmEmg.BlockS);
        for (var block = 0; block < blocks; block++)
        {
            arm.Read(sets);
            for (var i = arm.Channels; i < sets.Length; i++)
            {
                var step = sets[i] - sets[i - arm.Channels];
                sums[i % arm.Channels] += step * step;
            }
        }

        return [.. sums.Select(sum => sum / blocks / (ForearmEmg.BlockSamples - 1))];
    }

    // Root of the mean square of the acceleration beside its mean.
    private static double Deviation(SimulatedForearm arm, double seconds)
    {
        Span<double> g = stackalloc double[3];
        Span<double> rate = stackalloc double[3];
        Span<double> sums = stackalloc double[3];
        double squares = 0;
        var count = (int)(seconds * 200);
        for (var i = 0; i < count; i++)
        {
            arm.Feel(i / 200.0, g, rate);
            for (var axis = 0; axis < 3; axis++)
            {
                sums[axis] += g[axis];
                squares += g[axis] * g[axis];
            }
        }

        return Math.Sqrt((squares / count) - (((sums[0] * sums[0]) + (sums[1] * sums[1]) + (sums[2] * sums[2])) / count / count));
    }
}
