using System.Numerics;
using System.Runtime.InteropServices;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;

namespace NeuralGlasses.Physiology;

/// <summary>
/// What the muscles of a person put under the electrodes of a band, without skin, contact and noise: the discharges of every motor unit
/// at the drive of its muscle, each the sum of its travelling poles. Equal person, band and seed give equal samples.
/// </summary>
public sealed class ForearmEmg
{
    /// <summary>Rate of the samples, in hertz.</summary>
    public const int RateHz = MotorUnit.RateHz;

    /// <summary>Sample sets of a block, 5 ms; drives change from block to block in straight lines.</summary>
    public const int BlockSamples = 10;

    /// <summary>Length of a block, in seconds.</summary>
    public const double BlockS = (double)BlockSamples / RateHz;

    // Templates for tired muscles, made when a muscle first needs them.
    private static readonly double[] VelocityShares = [1, 0.88, 0.76];
    private readonly IReadOnlyList<MotorUnitPool> _pools;
    private readonly FiringMuscle[] _firing;
    private readonly Fatigue[] _fatigue;
    private readonly MotorUnit[]?[][] _slowed;
    private readonly CommonDrive _common;
    private readonly double[] _meant = new double[MuscleTable.Count];
    private readonly float[] _sum;
    private readonly Action<int, double> _discharge;
    private int _muscle;
    private long _block;

    /// <summary>Puts a band on a person's arm; takes about a second.</summary>
    public ForearmEmg(Person person, ElectrodeRing ring, Donning donning, int seed)
        : this(person, MotorUnitPool.Make(person, ring, donning), ring.Pairs, seed)
    {
    }

    /// <summary>Starts anew with pools that were made before.</summary>
    public ForearmEmg(Person person, IReadOnlyList<MotorUnitPool> pools, int channels, int seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        _pools = pools;
        Channels = channels;
        _firing = [.. pools.Select(pool => new FiringMuscle(pool, new Dice(seed, $"discharges {pool.Muscle}")))];
        _fatigue = [.. pools.Select(_ => new Fatigue())];
        _slowed = [.. pools.Select(_ => new MotorUnit[]?[VelocityShares.Length])];
        _common = new CommonDrive(person.Tremor, new Dice(seed, "common drive"));
        _sum = new float[(BlockSamples + MotorUnit.TemplateLength + 1) * channels];
        _discharge = Discharge;
    }

    /// <summary>Number of electrode pairs.</summary>
    public int Channels { get; }

    /// <summary>The motor units.</summary>
    public IReadOnlyList<MotorUnitPool> Pools => _pools;

    /// <summary>By what a drive that is kept steady was multiplied in the last block: what all units of a muscle share fluctuates, and so does what the muscle pulls.</summary>
    internal double SteadyFactor(Muscle muscle) => _common.Steady((int)muscle);

    /// <summary>Discharges so far.</summary>
    public long Discharges { get; private set; }

    /// <summary>Told of each discharge: muscle, index of the unit, time in seconds; null for nobody.</summary>
    public Action<Muscle, int, double>? Discharged { get; set; }

    /// <summary>
    /// Moves on by one block: drives of all muscles at its end, as shares of their greatest, in; sample sets in microvolts out,
    /// [<see cref="BlockSamples"/>, channels] with the channel fastest.
    /// </summary>
    public void Advance(ReadOnlySpan<double> drives, Span<float> microvolts) => Advance(drives, [], microvolts);

    /// <summary>The same with drives beside the others that are kept steady, or none.</summary>
    internal void Advance(ReadOnlySpan<double> drives, ReadOnlySpan<double> steady, Span<float> microvolts)
    {
        var factors = _common.Next();
        for (_muscle = 0; _muscle < _firing.Length; _muscle++)
        {
            var kept = steady.IsEmpty ? 0 : steady[_muscle];
            var meant = drives[_muscle] + kept;
            var drive = Math.Clamp((drives[_muscle] * factors[_muscle]) + (kept * _common.Steady(_muscle)), 0, 1);
            _fatigue[_muscle].Step(drive, BlockS);
            var rise = (meant - _meant[_muscle]) * RateCoding.GreatestExcitation / BlockS;
            _meant[_muscle] = meant;
            _firing[_muscle].Step(drive * RateCoding.GreatestExcitation, rise, BlockS, _discharge);
        }

        var block = BlockSamples * Channels;
        _sum.AsSpan(0, block).CopyTo(microvolts);
        _sum.AsSpan(block).CopyTo(_sum);
        _sum.AsSpan(_sum.Length - block).Clear();
        _block++;
    }

    private void Discharge(int unit, double share)
    {
        Discharges++;
        Discharged?.Invoke((Muscle)_muscle, unit, (_block + share) * BlockS);
        var at = share * BlockSamples;
        var set = (int)at;
        var phase = (int)((at - set) * MotorUnit.Phases);
        var slowness = (1 - _fatigue[_muscle].VelocityShare) / (VelocityShares[0] - VelocityShares[1]);
        var step = Math.Min((int)slowness, VelocityShares.Length - 2);
        var towards = (float)Math.Min(1, slowness - step);
        Add(Unit(step, unit), phase, set, 1 - towards);
        // Rested muscles are nearly always what there is, so the second template is left out where it would not be seen.
        if (towards > 0.02f)
            Add(Unit(step + 1, unit), phase, set, towards);
    }

    private MotorUnit Unit(int step, int unit)
    {
        if (step == 0)
            return _pools[_muscle].Units[unit];
        var units = _slowed[_muscle][step] ??= Slowed(_pools[_muscle].Units, VelocityShares[step]);
        return units[unit];
    }

    // Apart, because a closure would be made at each call of what holds it.
    private static MotorUnit[] Slowed(IReadOnlyList<MotorUnit> units, double share) => [.. units.Select(unit => unit.Slowed(share))];

    private void Add(MotorUnit unit, int phase, int set, float weight)
    {
        var from = unit.From * Channels;
        var template = unit.Template(phase)[from..(unit.To * Channels)];
        var sum = _sum.AsSpan((set * Channels) + from, template.Length);
        var templates = MemoryMarshal.Cast<float, Vector<float>>(template);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += templates[i] * weight;
        for (var i = sums.Length * Vector<float>.Count; i < sum.Length; i++)
            sum[i] += template[i] * weight;
    }
}
