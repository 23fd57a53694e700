using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// The fluctuation that all motor units of a muscle share, and in part those of a group: first-order noise below some 2.5 Hz of a
/// standard deviation of 8 % of the drive, from which a force that varies by 1.5 to 5 % follows (part B1 of the research notes).
/// </summary>
internal sealed class CommonDrive
{
    private const double Deviation = 0.08;

    // Of the variance, what a group has in common: 0.3 to 0.5 between synergists.
    private const double SharedVariance = 0.4;

    // 0.94 for 10 ms; two steps make one of those.
    private static readonly double Keep = Math.Sqrt(0.94);
    private static readonly double Renew = Math.Sqrt(1 - 0.94);
    private static readonly int Groups = Enum.GetValues<MuscleGroup>().Length;
    private readonly double[] _own = new double[MuscleTable.Count];
    private readonly double[] _shared = new double[Groups];
    private readonly double[] _factor = new double[MuscleTable.Count];
    private readonly double _deviation;
    private readonly Dice _dice;

    public CommonDrive(double tremor, Dice dice)
    {
        _dice = dice;
        _deviation = Deviation * tremor;
        for (var i = 0; i < _own.Length; i++)
            _own[i] = dice.Normal();
        for (var i = 0; i < _shared.Length; i++)
            _shared[i] = dice.Normal();
    }

    /// <summary>Factor on the drive of each muscle; moves on by 5 ms.</summary>
    public ReadOnlySpan<double> Next()
    {
        for (var i = 0; i < _shared.Length; i++)
            _shared[i] = (Keep * _shared[i]) + (Renew * _dice.Normal());
        for (var i = 0; i < _own.Length; i++)
        {
            _own[i] = (Keep * _own[i]) + (Renew * _dice.Normal());
            var group = (int)MuscleTable.Muscles[i].Group;
            var both = (Math.Sqrt(SharedVariance) * _shared[group]) + (Math.Sqrt(1 - SharedVariance) * _own[i]);
            _factor[i] = Math.Max(0, 1 + (_deviation * both));
        }

        return _factor;
    }
}
