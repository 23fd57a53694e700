using MathNet.Numerics.Statistics;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class DischargeTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    public void Intervals_vary_and_rates_stay_as_motor_units_have_them(double effort)
    {
        // A unit about at its threshold stops and starts with the fluctuations of the drive, so that some of its intervals are none.
        var units = SteadyArm.Under(1).Pools[(int)Muscle.ExtensorCarpiUlnaris].Units;
        var trains = Trains(effort, 20).Where((_, unit) => units[unit].Threshold < 0.75 * effort * RateCoding.GreatestExcitation);
        var settled = trains.Select(train => train.Where(t => t > 1).ToArray()).Where(train => train.Length > 30).ToArray();
        Assert.True(settled.Length > 20);
        foreach (var train in settled)
        {
            var intervals = Intervals(train);
            Assert.InRange(intervals.StandardDeviation() / intervals.Mean(), 0.10, 0.35);
            Assert.InRange(1 / intervals.Mean(), 5, 40);
        }
    }

    [Fact]
    public void Intervals_vary_less_the_further_a_unit_is_above_its_threshold()
    {
        var trains = Trains(0.4, 40);
        double Variation(int unit)
        {
            var intervals = Intervals(trains[unit]);
            return intervals.StandardDeviation() / intervals.Mean();
        }

        var last = Array.FindLastIndex(trains, train => train.Length > 60);
        Assert.True(Variation(0) < Variation(last), $"{Variation(0):F2} {Variation(last):F2}");
    }

    [Fact]
    public void Who_contracts_at_once_has_quicker_first_discharges_than_who_does_it_slowly()
    {
        var (person, pools) = SteadyArm.Under(1);
        Assert.InRange(FirstRates(0.05), 60, 110);
        Assert.InRange(FirstRates(1.5), 5, 40);

        // Of the rates in the first interval of each unit the third quartile: the units that joined while the drive was rising.
        double FirstRates(double riseS)
        {
            var trains = new Dictionary<int, List<double>>();
            var muscles = new ForearmEmg(person, pools, SteadyArm.Channels, 3)
            {
                Discharged = (muscle, unit, at) =>
                {
                    if (muscle != Muscle.ExtensorCarpiUlnaris)
                        return;
                    if (!trains.TryGetValue(unit, out var train))
                        trains[unit] = train = [];
                    train.Add(at);
                },
            };
            var drives = new double[MuscleTable.Count];
            var sets = new float[ForearmEmg.BlockSamples * SteadyArm.Channels];
            for (var block = 1; block <= (riseS + 0.4) / ForearmEmg.BlockS; block++)
            {
                Array.Fill(drives, 0.35 * Math.Min(1, block * ForearmEmg.BlockS / riseS));
                muscles.Advance(drives, sets);
            }

            return trains.Values.Where(train => train.Count > 1).Select(train => 1 / (train[1] - train[0])).UpperQuartile();
        }
    }

    [Fact]
    public void A_rising_drive_recruits_by_size_without_exception()
    {
        var (person, pools) = SteadyArm.Under(1);
        for (var seed = 1; seed <= 5; seed++)
        {
            var first = new Dictionary<(Muscle, int), double>();
            var muscles = new ForearmEmg(person, pools, SteadyArm.Channels, seed) { Discharged = (muscle, unit, at) => first.TryAdd((muscle, unit), at) };
            var drives = new double[MuscleTable.Count];
            var sets = new float[ForearmEmg.BlockSamples * SteadyArm.Channels];
            for (var block = 0; block < 2000; block++)
            {
                Array.Fill(drives, block / 2000.0);
                muscles.Advance(drives, sets);
            }

            foreach (var pool in pools)
            {
                // Late ones join at the peak of a ramp that fluctuates; who joined, joined in order.
                var order = Enumerable.Range(0, pool.Units.Count).Where(unit => first.ContainsKey((pool.Muscle, unit))).Select(unit => first[(pool.Muscle, unit)]).ToArray();
                Assert.True(order.Length > 0.7 * pool.Units.Count);
                Assert.Equal(order.Order(), order);
                Assert.All(pool.Units.Zip(pool.Units.Skip(1)), pair => Assert.True(pair.First.Fibres <= pair.Second.Fibres && pair.First.Threshold < pair.Second.Threshold));
            }
        }
    }

    [Fact]
    public void A_minute_at_sixty_percent_tires_a_muscle()
    {
        var sets = SteadyArm.Hold(3, "extension", 0.6, seconds: 60, withSkin: false);
        var five = 5 * ForearmEmg.RateHz * SteadyArm.Channels;
        var fresh = SteadyArm.Statistics(sets[..five]);
        var tired = SteadyArm.Statistics(sets[^five..]);
        var best = fresh.Best;
        Assert.InRange((tired.MedianFrequencyHz[best] / fresh.MedianFrequencyHz[best]) - 1, -0.30, -0.05);
        Assert.InRange((tired.RmsMicrovolts[best] / fresh.RmsMicrovolts[best]) - 1, 0, 0.5);
    }

    [Fact]
    public void A_block_allocates_nothing()
    {
        var (person, pools) = SteadyArm.Under(1);
        var muscles = new ForearmEmg(person, pools, SteadyArm.Channels, 1);
        var drives = Enumerable.Repeat(0.2, MuscleTable.Count).ToArray();
        var sets = new float[ForearmEmg.BlockSamples * SteadyArm.Channels];
        muscles.Advance(drives, sets);
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var block = 0; block < 50; block++)
                muscles.Advance(drives, sets);
        }));
        Assert.True(muscles.Discharges > 1000);
    }

    // Where a unit near its threshold falls silent for a while there is no interval.
    private static double[] Intervals(double[] train)
    {
        var all = train.Zip(train.Skip(1), (a, b) => b - a).ToArray();
        var longest = 2 * all.Median();
        return [.. all.Where(interval => interval < longest)];
    }

    private static double[][] Trains(double effort, double seconds)
    {
        var (person, pools) = SteadyArm.Under(1);
        var pool = pools[(int)Muscle.ExtensorCarpiUlnaris];
        var trains = pool.Units.Select(_ => new List<double>()).ToArray();
        var muscles = new ForearmEmg(person, pools, SteadyArm.Channels, 3)
        {
            Discharged = (muscle, unit, at) =>
            {
                if (muscle == Muscle.ExtensorCarpiUlnaris)
                    trains[unit].Add(at);
            },
        };
        var drives = new double[MuscleTable.Count];
        drives[(int)Muscle.ExtensorCarpiUlnaris] = effort;
        var sets = new float[ForearmEmg.BlockSamples * SteadyArm.Channels];
        for (var block = 0; block < seconds / ForearmEmg.BlockS; block++)
            muscles.Advance(drives, sets);
        return [.. trains.Select(train => train.ToArray())];
    }
}
