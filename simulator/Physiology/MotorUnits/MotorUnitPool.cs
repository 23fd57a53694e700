using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.VolumeConductor;

namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// The motor units of one muscle of a person under a band, in the order of their size: units with more fibres have higher thresholds
/// (Henneman's size principle), thicker and faster fibres and a wider territory. Where the units lie is the person's; what the electrodes see of them is
/// the band's.
/// </summary>
public sealed class MotorUnitPool
{
    // Fibres of the last unit over those of the first (30 to 100 in the literature).
    private const double SizeRange = 60;

    // A territory is sampled by this many bundles: one alone makes potentials that are too peaky.
    private const int Bundles = 5;

    // 200 to 400 in published models; the upper end gives the amplitudes of recordings.
    private const double FibresPerMm2 = 380;
    private readonly Person _person;
    private readonly MuscleOfPerson _muscle;

    private MotorUnitPool(Person person, MuscleOfPerson muscle, PotentialShape shape)
    {
        _person = person;
        _muscle = muscle;
        Muscle = muscle.Anatomy.Muscle;
        var count = muscle.Size > 0 ? muscle.Anatomy.MotorUnits : 0;
        var dice = new Dice(person.Seed, $"units {Muscle}");
        var share = Enumerable.Range(1, count).Sum(rank => Math.Exp(Math.Log(SizeRange) * rank / count));
        var units = new MotorUnit[count];
        for (var rank = 1; rank <= count; rank++)
        {
            var fibres = muscle.Anatomy.AreaMm2 * muscle.Size * FibresPerMm2 * Math.Exp(Math.Log(SizeRange) * rank / count) / share;
            units[rank - 1] = MakeUnit(rank, count, fibres, dice, shape);
        }

        Units = units;
    }

    /// <summary>Which muscle.</summary>
    public Muscle Muscle { get; }

    /// <summary>Its units, the smallest first; none where the person lacks the muscle.</summary>
    public IReadOnlyList<MotorUnit> Units { get; }

    /// <summary>The pools of all muscles of a person under a band, in the order of <see cref="Anatomy.Muscle"/>; each is made from a seed of its own, so that any number of threads makes the same.</summary>
    public static IReadOnlyList<MotorUnitPool> Make(Person person, ElectrodeRing ring, Donning donning)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(donning);
        var potential = new SurfacePotential(new LayeredTissue { FatMm = person.FatMm, SkinMm = person.SkinMm }, ring.ElectrodeRadiusMm);
        var pools = new MotorUnitPool[MuscleTable.Count];
        Parallel.For(0, pools.Length, m => pools[m] = new MotorUnitPool(person, person.Muscles[m], new PotentialShape(person, ring, donning, potential)));
        return pools;
    }

    private MotorUnit MakeUnit(int rank, int count, double fibres, Dice dice, PotentialShape shape)
    {
        var size = (rank - 1.0) / count;
        var anatomy = _muscle.Anatomy;
        // Thicker fibres conduct faster; 2.8 to 4.4 m/s in the literature.
        var radius = 20 + (6 * size);
        var velocity = _muscle.ConductionVelocity * Math.Max(2.2, 2.8 + (1.6 * size) + (0.15 * dice.Normal()));
        var angle = _muscle.AngleDeg + (anatomy.AngleSpreadDeg * dice.Normal());
        var territory = 1.5 + (2.5 * size);
        // A unit lies inside its muscle with the whole of its territory: large ones just below the surface would drown all others.
        var depth = Math.Max(2 + (0.8 * territory), _muscle.DepthMm + (anatomy.DepthSpreadMm * dice.Normal()));
        var end = _muscle.DistalEndMm - (anatomy.EndSpreadMm * dice.Uniform());
        var half = anatomy.HalfFibreMm * (1 + (0.1 * dice.Normal()));
        var bundles = new FibreBundle[Bundles];
        for (var i = 0; i < Bundles; i++)
        {
            var across = 0.6 * territory * dice.Normal();
            var down = 0.6 * territory * dice.Normal();
            var bundleDepth = Math.Max(2, depth + down);
            var fromAxis = Math.Max(3, _person.RadiusMm - _person.FatMm - _person.SkinMm - bundleDepth);
            var distal = end + (3 * dice.Normal());
            var plate = distal - (half * (1 + (0.05 * dice.Normal()))) + (2.5 * dice.Normal());
            bundles[i] = new FibreBundle((angle * Math.PI / 180) + (across / fromAxis), bundleDepth, plate, distal, plate - half + (3 * dice.Normal()));
        }

        var amplitude = FibreAction.Amplitude(fibres / Bundles, radius);
        var templates = anatomy.IsTransverse ? shape.Transverse(bundles, amplitude, velocity, half) : shape.Along(bundles, amplitude, velocity);
        return new MotorUnit(RateCoding.Threshold(rank, count), (int)Math.Round(fibres), velocity, templates, shape.Channels);
    }
}
