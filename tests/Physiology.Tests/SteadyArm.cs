using System.Collections.Concurrent;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using NeuralGlasses.Physiology.Statistics;

namespace NeuralGlasses.Physiology.Tests;

/// <summary>People who hold a movement steadily under a band of sixteen pairs, as part B10 of the research notes measures it: windows of five seconds.</summary>
internal static class SteadyArm
{
    public const int Channels = 16;
    private static readonly ElectrodeRing Ring = new(Channels);
    private static readonly ConcurrentDictionary<(int Seed, double? Fat, Donning Donning, bool Even), Lazy<(Person Person, IReadOnlyList<MotorUnitPool> Pools)>> Known = [];

    /// <summary>Person and motor units under a band; made once.</summary>
    public static (Person Person, IReadOnlyList<MotorUnitPool> Pools) Under(int seed, double? fat = null, Donning? donning = null, bool even = false) =>
        Known.GetOrAdd((seed, fat, donning ?? Donning.AsMeant, even), key => new(() =>
        {
            var person = Person.Draw(key.Seed, new PersonTraits { FatMm = key.Fat, Wears = Arm.Right });
            return (person, MotorUnitPool.Make(person, Ring with { IsEven = key.Even }, key.Donning));
        })).Value;

    /// <summary>Signal of a person who holds a movement at an effort, [time, channel], without the first second.</summary>
    public static float[] Hold(int seed, string? movement, double effort, double seconds = 5, double? fat = null, Donning? donning = null, bool even = false, bool withSkin = true)
    {
        var (person, pools) = Under(seed, fat, donning, even);
        var drives = new double[MuscleTable.Count];
        if (movement is not null)
        {
            foreach (var (muscle, share) in MovementTable.Of(movement).Makes)
                drives[(int)muscle] = Math.Min(1, effort * share);
        }

        return Hold(person, pools, drives, seconds, withSkin);
    }

    /// <summary>Signal of a person whose muscles have given drives.</summary>
    public static float[] Hold(Person person, IReadOnlyList<MotorUnitPool> pools, double[] drives, double seconds, bool withSkin = true, int seed = 7)
    {
        var muscles = new ForearmEmg(person, pools, Channels, seed);
        var contact = new SkinContact(person, Donning.AsMeant, Channels, seed);
        var conditions = new SkinConditions { MainsHz = 0 };
        var blocks = (int)((seconds + 1) / ForearmEmg.BlockS);
        var length = ForearmEmg.BlockSamples * Channels;
        var sets = new float[blocks * length];
        for (var b = 0; b < blocks; b++)
        {
            muscles.Advance(drives, sets.AsSpan(b * length, length));
            if (withSkin)
                contact.Pass(b * ForearmEmg.BlockS, sets.AsSpan(b * length, length), 0, conditions);
        }

        return sets[(ForearmEmg.RateHz * Channels)..];
    }

    public static RingStatistics Statistics(float[] sets) => new(sets, Channels, ForearmEmg.RateHz);
}
