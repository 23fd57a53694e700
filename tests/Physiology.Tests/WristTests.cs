using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class WristTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_hand_follows_its_command_after_the_muscles(int seed)
    {
        var arm = Make(seed);
        arm.Wrist.Command(20, -10);
        var loudest = 0.0;
        var silent = 0;
        for (; arm.Wrist.ExtensionDeg < 0.2; silent++)
            loudest = Math.Max(loudest, Next(arm).Drive(Muscle.ExtensorCarpiUlnaris));
        Assert.InRange(silent * ForearmEmg.BlockS, arm.Wrist.DelayS, arm.Wrist.DelayS + 0.025);
        Assert.True(loudest > 0.03, $"{loudest}");
        var fastest = 0.0;
        for (var i = 0; i < 100; i++)
            fastest = Math.Max(fastest, Next(arm).Arm.Wrist.ExtensionDps);
        // It comes there as nearly as muscles are steady.
        Assert.InRange(arm.Wrist.ExtensionDeg, 17, 23);
        Assert.InRange(arm.Wrist.RadialDeg, -12, -8);
        Assert.InRange(fastest, 100, 400);
        Assert.InRange(arm.Wrist.ExtensionDps, -20, 20);
        Assert.InRange(arm.Wrist.DelayS, 0.03, 0.06);
    }

    [Fact]
    public void Speeds_are_the_derivatives_of_the_angles()
    {
        var arm = Make(4);
        var (before, sum) = (0.0, 0.0);
        for (var i = 0; i < 400; i++)
        {
            arm.Wrist.Command(25 * Math.Sin(i * 0.02), 10 * Math.Sin(i * 0.03));
            Next(arm);
            var found = (arm.Wrist.ExtensionDeg - before) / ForearmEmg.BlockS;
            before = arm.Wrist.ExtensionDeg;
            sum += arm.Wrist.RadialDps * ForearmEmg.BlockS;
            Assert.InRange(arm.Wrist.ExtensionDps - found, -25, 25);
        }

        Assert.InRange(arm.Wrist.RadialDeg - sum, -1.5, 1.5);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 20)]
    [InlineData(3, -20)]
    public void A_hand_that_is_held_moves_as_its_muscles_pull_unevenly(int seed, double degrees)
    {
        var arm = Make(seed);
        var (angles, efforts) = (new List<double>(), new List<double>());
        for (var i = 0; i < 6400; i++)
        {
            arm.Wrist.Command(degrees, 0);
            Next(arm);
            if (i < 400)
                continue;
            angles.Add(arm.Wrist.ExtensionDeg);
            efforts.Add(arm.Wrist.StrayEfforts.Extension);
        }

        // A steady force varies by some 5 % (Moritz et al. 2005, Baweja et al. 2009), before twitches have smoothed it by a little more.
        Assert.InRange(Spread(efforts) / WristEffort.Tonic(Math.Abs(degrees)), 0.02, 0.12);
        Assert.InRange(Spread(angles), 0.25, 0.65);
        Assert.InRange(angles.Average(), degrees - 0.5, degrees + 0.5);
    }

    [Fact]
    public void An_effort_that_was_not_meant_moves_the_hand_as_far_as_one_that_was()
    {
        var swing = new WristSwing(5, 1, 0.05, 0.015, -50, 50) { WantedDeg = 20, StrayEffort = WristEffort.Tonic(24) - WristEffort.Tonic(20) };
        for (var i = 0; i < 60; i++)
            swing.Step(ForearmEmg.BlockS);
        // Three tenths of a second, of which it is on its way through most.
        Assert.InRange(swing.AngleDeg, 22, 23.9);
        for (var i = 0; i < 400; i++)
            swing.Step(ForearmEmg.BlockS);
        Assert.Equal(24, swing.AngleDeg, 0.01);
        Assert.Equal(20, swing.ComingDeg, 0.01);
    }

    [Fact]
    public void A_hand_that_was_let_go_rests()
    {
        var arm = Make(6);
        arm.Wrist.Command(10, 5);
        Next(arm);
        arm.Wrist.Relax();
        for (var i = 0; i < 600; i++)
            Next(arm);
        Assert.InRange(arm.Wrist.ExtensionDeg, -0.01, 0.01);
        Assert.InRange(arm.Wrist.RadialDeg, -0.01, 0.01);
    }

    [Theory]
    [InlineData(30, 0, Muscle.ExtensorCarpiRadialisBrevis, Muscle.FlexorCarpiRadialis)]
    [InlineData(-30, 0, Muscle.FlexorCarpiUlnaris, Muscle.ExtensorCarpiRadialisBrevis)]
    [InlineData(0, 15, Muscle.ExtensorCarpiRadialisLongus, Muscle.FlexorCarpiUlnaris)]
    [InlineData(0, -20, Muscle.FlexorCarpiUlnaris, Muscle.ExtensorCarpiRadialisLongus)]
    public void Opposite_directions_load_opposite_muscles(double extension, double radial, Muscle agonist, Muscle antagonist)
    {
        var arm = Make(5);
        arm.Wrist.Command(extension, radial);
        for (var i = 0; i < 300; i++)
            Next(arm);
        var tone = arm.Person.RestTone;
        Assert.InRange(Next(arm).Drive(agonist) - tone, 0.06, 0.5);
        Assert.InRange(Next(arm).Drive(antagonist) - tone, 0, 0.09);
        Assert.Equal(tone, Next(arm).Drive(Muscle.FlexorPollicisLongus));
    }

    [Fact]
    public void The_signal_grows_with_the_angle_and_goes_when_the_hand_is_let_go()
    {
        var arm = Make(3);
        var loudness = new List<double>();
        foreach (var degrees in new[] { 0.0, 15, 30, 45 })
        {
            arm.Wrist.Command(degrees, 0);
            Loudness(arm, 0.6);
            loudness.Add(Loudness(arm, 2));
        }

        Assert.Equal(loudness.Order(), loudness);
        Assert.True(loudness[^1] > 1.5 * loudness[0], string.Join(' ', loudness));
        arm.Wrist.Relax();
        Loudness(arm, 1);
        Assert.InRange(arm.Wrist.ExtensionDeg, -0.5, 0.5);
        Assert.True(Loudness(arm, 2) <= loudness[0] * 1.1);
    }

    [Fact]
    public void Whoever_does_not_command_gets_what_there_was_and_equal_commands_give_equal_samples()
    {
        Assert.Equal(Samples(arm => arm.Wrist.Relax()), Samples(_ => { }));
        Assert.Equal(Samples(arm => arm.Wrist.Command(20, 5)), Samples(arm => arm.Wrist.Command(20, 5)));
        Assert.NotEqual(Samples(arm => arm.Wrist.Command(20, 5)), Samples(arm => arm.Wrist.Command(-20, 5)));
    }

    [Fact]
    public void What_no_hand_can_is_cut_off_and_counted()
    {
        var arm = Make(7);
        arm.Wrist.Command(90, -90);
        for (var i = 0; i < 400; i++)
            Next(arm);
        Assert.Equal(1, arm.Wrist.Clamped);
        Assert.InRange(arm.Wrist.ExtensionDeg, WristJoint.MostExtensionDeg - 5, WristJoint.MostExtensionDeg);
        Assert.InRange(arm.Wrist.RadialDeg, -WristJoint.MostUlnarDeg, -WristJoint.MostUlnarDeg + 4);
        Assert.Contains("expected two numbers of degrees", Assert.Throws<PhysiologyException>(() => arm.Wrist.Command(double.NaN, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pinch_comes_on_top_of_the_wrist()
    {
        var arm = Make(8);
        arm.Wrist.Command(20, 0);
        var pinch = arm.Mover.Make("index_pinch", 1, MovementForm.Hold, 0.2, 1);
        arm.Add(pinch);
        while (arm.Seconds < 1.5)
            Next(arm);
        Assert.True(Next(arm).Drive(Muscle.FlexorPollicisLongus) > 0.05);
        Assert.True(Next(arm).Drive(Muscle.ExtensorCarpiRadialisBrevis) > 0.05);
    }

    private static SimulatedForearm Make(int seed)
    {
        var (person, pools) = SteadyArm.Under(seed);
        return new SimulatedForearm(person, new ElectrodeRing(SteadyArm.Channels), Donning.AsMeant, seed, pools) { Conditions = new SkinConditions { MainsHz = 0 } };
    }

    private static Moment Next(SimulatedForearm arm)
    {
        arm.Read(new float[ForearmEmg.BlockSamples * SteadyArm.Channels]);
        return new Moment(arm);
    }

    private static float[] Samples(Action<SimulatedForearm> command)
    {
        var arm = Make(9);
        command(arm);
        var sets = new float[100 * ForearmEmg.BlockSamples * SteadyArm.Channels];
        for (var at = 0; at < sets.Length; at += sets.Length / 100)
            arm.Read(sets.AsSpan(at, sets.Length / 100));
        return sets;
    }

    private static double Spread(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    // Of the loudest pair, of differences of neighbouring sets, since contact and motion are slow.
    private static double Loudness(SimulatedForearm arm, double seconds)
    {
        var sets = new float[ForearmEmg.BlockSamples * SteadyArm.Channels];
        var sums = new double[SteadyArm.Channels];
        var blocks = (int)Math.Round(seconds / ForearmEmg.BlockS);
        for (var i = 0; i < blocks; i++)
        {
            arm.Read(sets);
            for (var at = SteadyArm.Channels; at < sets.Length; at++)
                sums[at % SteadyArm.Channels] += Math.Pow(sets[at] - sets[at - SteadyArm.Channels], 2);
        }

        return Math.Sqrt(sums.Max() / blocks);
    }

    private readonly record struct Moment(SimulatedForearm Arm)
    {
        public double Drive(Muscle muscle) => Arm.Drives[(int)muscle];
    }
}
