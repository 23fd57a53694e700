namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// The discharges of one muscle's motor units. Each unit carries a phase that grows by its rate; a unit that is not recruited gathers it at
/// the least rate, up to a whole interval. So it fires at the very moment at which the drive passes its threshold, unless it fired just
/// before, and thresholds alone decide the order.
/// </summary>
internal sealed class FiringMuscle
{
    // An interval is never shorter than this share of the mean: no doublets are modelled.
    private const double ShortestInterval = 0.35;
    private readonly MotorUnitPool _pool;
    private readonly Dice _dice;
    private readonly double[] _phase;
    private readonly double[] _interval;
    private double _excitation;
    private double _idleS;

    public FiringMuscle(MotorUnitPool pool, Dice dice)
    {
        _pool = pool;
        _dice = dice;
        _phase = new double[pool.Units.Count];
        _interval = new double[pool.Units.Count];
        for (var i = 0; i < _phase.Length; i++)
        {
            _interval[i] = 1;
            _phase[i] = dice.Uniform();
        }
    }

    /// <summary>Moves on by a time in which the excitation goes to a new one in a straight line; tells of each discharge by the unit's index and the share of the time.</summary>
    /// <param name="excitation">The new excitation.</param>
    /// <param name="rise">How fast what is meant rises, without its fluctuations, in excitation a second.</param>
    /// <param name="seconds">The time.</param>
    /// <param name="discharged">Told of each discharge.</param>
    public void Step(double excitation, double rise, double seconds, Action<int, double> discharged)
    {
        var before = _excitation;
        _excitation = excitation;
        var units = _pool.Units;
        if (units.Count == 0)
            return;
        if (Math.Max(before, excitation) < units[0].Threshold)
        {
            _idleS += seconds;
            return;
        }

        for (var i = 0; i < units.Count; i++)
        {
            if (_idleS > 0)
                _phase[i] = Math.Min(_interval[i], _phase[i] + (RateCoding.LeastRate * _idleS));
            if (StepUnit(i, units[i].Threshold, before, excitation, rise, seconds) is { } share)
                discharged(i, share);
        }

        _idleS = 0;
    }

    private double? StepUnit(int unit, double threshold, double before, double after, double rise, double seconds)
    {
        if (after < threshold)
        {
            _phase[unit] = Math.Min(_interval[unit], _phase[unit] + (RateCoding.LeastRate * seconds));
            return null;
        }

        var crossed = before >= threshold ? 0 : (threshold - before) / (after - before);
        var rate = RateCoding.Rate(after, threshold, rise);
        var missing = _interval[unit] - _phase[unit] - (RateCoding.LeastRate * seconds * crossed);
        var share = crossed + (Math.Max(0, missing) / (rate * seconds));
        if (share >= 1)
        {
            _phase[unit] += (RateCoding.LeastRate * seconds * crossed) + (rate * seconds * (1 - crossed));
            return null;
        }

        _phase[unit] = rate * seconds * (1 - share);
        _interval[unit] = Math.Max(ShortestInterval, 1 + (RateCoding.IntervalVariation(after, threshold) * _dice.Normal()));
        return share;
    }
}
