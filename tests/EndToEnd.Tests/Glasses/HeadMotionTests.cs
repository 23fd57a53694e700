using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What a motion sensor at the temple feels of a head.</summary>
public sealed class HeadMotionTests
{
    [Fact]
    public void A_still_head_feels_one_g_upwards_with_the_noise_the_offset_and_the_steps_of_the_sensor()
    {
        var profile = GlassesProfile.Load(GlassesProfile.Usual).Head!;
        var samples = Read([], 0, 20);
        Assert.Equal(20 * 104, samples.Count, 1.0);
        Assert.Equal(0, samples.Average(s => s.AccelerationX), 0.001);
        Assert.Equal(1, samples.Average(s => s.AccelerationZ), 0.001);
        Assert.Equal(1.5, 1000 * Deviation(samples.Select(s => s.AccelerationZ)), 0.1);
        Assert.Equal(0.060, Deviation(samples.Select(s => s.RateY)), 0.005);
        Assert.InRange(Math.Abs(samples.Average(s => s.RateY)), 0, profile.GyroscopeOffsetMillidegrees / 1000);
        Assert.All(samples, s => Assert.Equal(Math.Round(s.RateZ / 0.0175), s.RateZ / 0.0175, 0.01));
    }

    [Theory]
    [InlineData(HeadMovement.LookUp, -25, 0)]
    [InlineData(HeadMovement.LookDown, 25, 0)]
    [InlineData(HeadMovement.TurnLeft, 0, 90)]
    [InlineData(HeadMovement.TurnRight, 0, -90)]
    public void The_rates_add_up_to_the_angle(HeadMovement movement, double down, double left)
    {
        var head = new ScriptedHead([new HeadMove(1, 2, movement)]);
        double sumDown = 0, sumLeft = 0;
        Span<double> accelerations = stackalloc double[3], rates = stackalloc double[3];
        for (var ms = 0; ms < 2000; ms++)
        {
            head.Sample(ms * 1000L, accelerations, rates);
            sumDown += rates[1] / 1000;
            sumLeft += rates[2] / 1000;
        }

        var middle = head.AnglesAt(2);
        Assert.Equal(middle.Down, sumDown, 0.1);
        Assert.Equal(middle.Left, sumLeft, 0.1);
        Assert.Equal(down, movement is HeadMovement.LookUp or HeadMovement.LookDown ? middle.Down : 0, 0.01);
        Assert.Equal(left, head.AnglesAt(9).Left, 0.01);
        Assert.Equal(0, head.AnglesAt(9).Down, 0.01);
    }

    [Fact]
    public void A_movement_that_comes_unforeseen_adds_to_the_others_from_its_begin_on()
    {
        var head = new ScriptedHead([new HeadMove(1, 10, HeadMovement.LookUp, 30)]);
        var before = head.AnglesAt(4.9);
        head.Add(new HeadMove(5, 1, HeadMovement.TurnRight, 40));
        Assert.Equal(before, head.AnglesAt(4.9));
        Assert.Equal(-30, head.AnglesAt(7).Down, 1e-9);
        Assert.Equal(-40, head.AnglesAt(7).Left, 1e-9);
    }

    [Fact]
    public void Gravity_shows_where_a_resting_head_looks()
    {
        var head = new ScriptedHead([new HeadMove(1, 10, HeadMovement.LookUp, 30)]);
        Span<double> accelerations = stackalloc double[3], rates = stackalloc double[3];
        head.Sample(5_000_000, accelerations, rates);

        // The nose points upwards, so that what holds the head up pushes along it.
        Assert.Equal(Math.Sin(Math.PI / 6), accelerations[0], 1e-6);
        Assert.Equal(Math.Cos(Math.PI / 6), accelerations[2], 1e-6);
        Assert.Equal(0, rates[1], 1e-6);
    }

    [Fact]
    public void The_way_from_the_neck_to_the_temple_adds_its_own_acceleration()
    {
        // A turn at a rate of w about z draws a point outwards along -r by w² r; at the middle of the turn the rate stands still.
        var head = new ScriptedHead([new HeadMove(0, 1, HeadMovement.TurnLeft, 90)]);
        Span<double> accelerations = stackalloc double[3], rates = stackalloc double[3];
        head.Sample(500_000, accelerations, rates);
        var rate = rates[2] * Math.PI / 180;
        Assert.Equal(90 * 1.875, rates[2], 0.01);
        Assert.Equal(-rate * rate * 0.06 / 9.80665, accelerations[0], 1e-4);
        Assert.Equal(-rate * rate * 0.07 / 9.80665, accelerations[1], 1e-4);
    }

    [Theory]
    [InlineData(HeadMovement.Nod, 2.0)]
    [InlineData(HeadMovement.Shake, 1.5)]
    public void Yes_and_no_swing_at_their_own_frequency_about_their_own_axis(HeadMovement movement, double hertz)
    {
        var samples = Read([new HeadMove(1, 4, movement)], 1, 5);
        var rates = samples.Select(s => movement == HeadMovement.Nod ? s.RateY : s.RateZ).ToArray();
        var others = samples.Select(s => movement == HeadMovement.Nod ? s.RateZ : s.RateY).ToArray();
        var crossings = rates[52..^52].Zip(rates[53..^51]).Count(pair => (pair.First > 0) != (pair.Second > 0));
        Assert.Equal(hertz * 3 * 2, crossings, 1.0);
        Assert.True(rates.Max() > 20);
        Assert.True(others.Max(Math.Abs) < rates.Max() / 4);
    }

    [Fact]
    public void Walking_bounces_at_the_frequency_of_the_steps()
    {
        var samples = Read([new HeadMove(0, 20, HeadMovement.Walk)], 2, 18);
        var up = samples.Select(s => s.AccelerationZ - 1.0).ToArray();
        var strongest = Enumerable.Range(5, 60).Select(i => i / 10.0).MaxBy(hertz => Power(up, hertz));
        Assert.Equal(1.9, strongest, 0.11);
        Assert.InRange(up.Max(), 0.15, 0.45);
    }

    [Fact]
    public void A_sample_depends_on_its_time_and_the_seed_and_not_on_who_read_before()
    {
        HeadMove[] moves = [new HeadMove(1, 2, HeadMovement.Nod)];
        var whole = Read(moves, 0, 1.5);
        var late = Read(moves, 1, 1.5);
        Assert.Equal(whole[^late.Count..], late);
        Assert.NotEqual(whole, Read(moves, 0, 1.5, seed: 2));
    }

    [Fact]
    public void What_is_not_read_in_time_is_lost_and_a_dead_sensor_says_so()
    {
        using var bench = new GlassesBench(new GlassesScenario { Faults = [new GlassesFault(GlassesPart.Head, GlassesFailure.Dead, 10)] });
        var head = bench.Worn.Devices.Head!;
        head.Open(At(0));
        Assert.Equal(200, head.Read(new HeadSample[1000], At(5)));
        Assert.Equal((5 * 104) + 1 - 200, head.Lost);
        Assert.Equal(0, head.Read(new HeadSample[10], At(11)));
        Assert.Equal("The motion sensor does not answer.", Assert.Throws<DeviceFailedException>(() => head.Open(At(11))).Message);
    }

    [Fact]
    public void A_rate_beyond_the_range_is_clipped()
    {
        var samples = Read([new HeadMove(0, 0.2, HeadMovement.TurnLeft, 180)], 0, 0.3);
        Assert.Equal(500, samples.Max(s => s.RateZ), 0.001);
    }

    private static List<HeadSample> Read(HeadMove[] moves, double fromS, double toS, int seed = 1)
    {
        using var bench = new GlassesBench(new GlassesScenario { Head = moves }, seed);
        var head = bench.Worn.Devices.Head!;
        var all = new List<HeadSample>();
        var some = new HeadSample[64];
        head.Open(At(fromS));
        for (var at = fromS + 0.1; at <= toS + 1e-9; at += 0.1)
            all.AddRange(some[..head.Read(some, At(at))]);
        Assert.Equal(0, head.Lost);
        return all;
    }

    private static double Deviation(IEnumerable<float> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Math.Sqrt(all.Average(v => (v - mean) * (double)(v - mean)));
    }

    private static double Power(double[] values, double hertz)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < values.Length; i++)
        {
            real += values[i] * Math.Cos(2 * Math.PI * hertz * i / 104);
            imaginary += values[i] * Math.Sin(2 * Math.PI * hertz * i / 104);
        }

        return (real * real) + (imaginary * imaginary);
    }
}
