using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;

namespace NeuralGlasses.Physiology;

/// <summary>
/// A person's forearm with a band on it: what is to be done goes in, what each electrode pair and the motion sensor feel comes out, block by block. Equal
/// person, band, conditions, pieces and seed give equal numbers.
/// </summary>
public sealed class SimulatedForearm
{
    private readonly ElectrodeRing _ring;
    private readonly ArmActivity _activity;
    private readonly ArmMotion _motion = new();
    private readonly double[] _drives = new double[MuscleTable.Count];
    private readonly double[] _moved = new double[MuscleTable.Count];
    private readonly double[] _acceleration = new double[3];
    private readonly double[] _rate = new double[3];
    private readonly int _seed;
    private ForearmEmg _muscles;
    private SkinContact _contact;
    private int _donnings;
    private long _block;

    /// <summary>Puts a band on a person; takes about a second.</summary>
    public SimulatedForearm(Person person, ElectrodeRing ring, Donning donning, int seed)
        : this(person, ring, donning, seed, MotorUnitPool.Make(person, ring, donning))
    {
    }

    /// <summary>Puts a band on a person whose motor units under it are known already.</summary>
    public SimulatedForearm(Person person, ElectrodeRing ring, Donning donning, int seed, IReadOnlyList<MotorUnitPool> pools)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(donning);
        donning.Validate("donning");
        Person = person;
        Donning = donning;
        _ring = ring;
        _seed = seed;
        _activity = new ArmActivity(person.RestTone);
        _muscles = new ForearmEmg(person, pools, ring.Pairs, seed);
        _contact = new SkinContact(person, donning, ring.Pairs, seed);
        Mover = new Mover(person, seed);
        DailyLife = new DailyLife(person, seed);
        Wrist = new WristJoint(person);
        Forearm = new ForearmJoint(person);
    }

    /// <summary>Who it is.</summary>
    public Person Person { get; }

    /// <summary>The band.</summary>
    public ElectrodeRing Ring => _ring;

    /// <summary>How the band sits now.</summary>
    public Donning Donning { get; private set; }

    /// <summary>What disturbs now; may be changed at any time.</summary>
    public SkinConditions Conditions { get; set; } = new();

    /// <summary>Makes this person's movements.</summary>
    public Mover Mover { get; }

    /// <summary>Makes this person's days.</summary>
    public DailyLife DailyLife { get; }

    /// <summary>The wrist, for whoever moves it from moment to moment, beside all pieces.</summary>
    public WristJoint Wrist { get; }

    /// <summary>The forearm, for whoever turns and lifts it from moment to moment, beside all pieces.</summary>
    public ForearmJoint Forearm { get; }

    /// <summary>The muscles.</summary>
    public ForearmEmg Muscles => _muscles;

    /// <summary>Number of electrode pairs.</summary>
    public int Channels => _ring.Pairs;

    /// <summary>Time of the next block's first set, in seconds.</summary>
    public double Seconds => _block * ForearmEmg.BlockS;

    /// <summary>Lets the arm do a piece; none of it may begin before <see cref="Seconds"/>.</summary>
    public void Add(ArmPiece piece)
    {
        _activity.Add(piece);
        _motion.Add(piece);
    }

    /// <summary>Takes the band off and puts it on again, from the next block on; takes about a second.</summary>
    public void PutOn(Donning donning)
    {
        ArgumentNullException.ThrowIfNull(donning);
        donning.Validate("donning");
        PutOn(donning, MotorUnitPool.Make(Person, _ring, donning));
    }

    /// <summary>Takes the band off and puts it on again, from the next block on, where the motor units under it are known already.</summary>
    public void PutOn(Donning donning, IReadOnlyList<MotorUnitPool> pools)
    {
        ArgumentNullException.ThrowIfNull(donning);
        donning.Validate("donning");
        Donning = donning;
        _donnings++;
        var seed = _seed + (1_000_003 * _donnings);
        _muscles = new ForearmEmg(Person, pools, _ring.Pairs, seed);
        _contact = new SkinContact(Person, donning, _ring.Pairs, seed);
    }

    /// <summary>Drive of each muscle now, in the order of <see cref="Muscle"/>, 0 to 1.</summary>
    public ReadOnlySpan<double> Drives => DrivesAt(Seconds);

    /// <summary>Writes the next <see cref="ForearmEmg.BlockSamples"/> sample sets in microvolts, [time, channel] with the channel fastest.</summary>
    public void Read(Span<float> sets)
    {
        var end = (_block + 1) * ForearmEmg.BlockS;
        Wrist.Step();
        Forearm.Step(_motion);
        _muscles.Advance(MovedDrivesAt(end), WristDrives(), sets);
        Wrist.Feel(_muscles);
        var shake = _motion.Sample(end, _acceleration, _rate);
        _contact.Pass(Seconds, sets, shake, Conditions);
        _block++;
    }

    /// <summary>Writes what a motion sensor feels under the band at a time in seconds, near <see cref="Seconds"/>, in the axes of <see cref="ArmMotion"/>: accelerations in g, gravity included, and rates in degrees a second.</summary>
    public void Feel(double seconds, Span<double> accelerationsG, Span<double> ratesDps) => _motion.Sample(seconds, accelerationsG, ratesDps);

    /// <summary>Impedance of a pair now, in kilohms, without the board's resistors.</summary>
    public double PairKilohms(int pair) => _contact.PairKilohms(pair, Seconds, Conditions);

    /// <summary>Whether a pair has just lost the skin.</summary>
    public bool IsOff(int pair) => _contact.IsOff(pair);

    private ReadOnlySpan<double> DrivesAt(double seconds)
    {
        var drives = MovedDrivesAt(seconds);
        if (!Wrist.IsUsed)
            return drives;
        drives.CopyTo(_drives);
        Wrist.AddTo(_drives);
        return _drives;
    }

    private ReadOnlySpan<double> MovedDrivesAt(double seconds)
    {
        var drives = _activity.DrivesAt(seconds);
        if (!Forearm.IsUsed)
            return drives;
        drives.CopyTo(_moved);
        Forearm.AddTo(_moved);
        return _moved;
    }

    private ReadOnlySpan<double> WristDrives()
    {
        if (!Wrist.IsUsed)
            return [];
        Array.Clear(_drives);
        Wrist.AddTo(_drives);
        return _drives;
    }
}
