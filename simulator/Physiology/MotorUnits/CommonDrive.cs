using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// The fluctuation that all motor units of a muscle share, and in part those of a group: first-order noise below some 2.5 Hz of a
/// standard deviation of 12 % of the drive. Steady forces vary less, and no more without looking at them: by 4.9 % at 2 % of the greatest force and 1.4 % at 15 % (Moritz et
/// al. 2005, J Neurophysiol 93:2449), by 4.1 and 4.5 % without and with sight (Baweja et al. 2009, Exp Brain Res 197:35). Who holds a gesture is not asked to be steady:
/// recordings vary by 12 % (see the comparison in simulator/README.md), with whatever the hand does meanwhile. Drives of which every change moves the simulated hand, those of
/// <see cref="Movements.WristJoint"/>, therefore get <see cref="Steady"/>, which makes forces vary by 3 to 5 %, as published.
/// </summary>
internal sealed class CommonDrive
{
    private const double Deviation = 0.12;
    private const double SteadyDeviation = 0.03;

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
        Array.Fill(_factor, 1);
        for (var i = 0; i < _own.Length; i++)
            _own[i] = dice.Normal();
        for (var i = 0; i < _shared.Length; i++)
            _shared[i] = dice.Normal();
    }

    /// <summary>Factor on a muscle's drive that is kept steady, in the block for which <see cref="Next"/> came last; 1 before the first.</summary>
    public double Steady(int muscle) => 1 + (SteadyDeviation / Deviation * (_factor[muscle] - 1));

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
