namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// One axis of a wrist: what is coming, of which the muscles know already, and what is, an electromechanical delay later. What comes of itself, because muscles pull unevenly,
/// comes on top, as late.
/// </summary>
internal sealed class WristSwing
{
    private const int StepsABlock = 5;
    private readonly double _rate;
    private readonly double _damping;
    private readonly double _nerveS;
    private readonly double _leastDeg;
    private readonly double _mostDeg;
    private readonly (double Deg, double Dps)[] _delayed;
    private double _meantDeg;
    private double _strayDeg;
    private double _strayDps;
    private int _at;

    public WristSwing(double naturalHz, double damping, double delayS, double nerveS, double leastDeg, double mostDeg)
    {
        _rate = 2 * Math.PI * naturalHz;
        _damping = damping;
        _nerveS = nerveS;
        (_leastDeg, _mostDeg) = (leastDeg, mostDeg);
        _delayed = new (double, double)[Math.Max(1, (int)Math.Round(delayS / ForearmEmg.BlockS))];
    }

    /// <summary>Where the nerves want it, in degrees.</summary>
    public double WantedDeg { get; set; }

    /// <summary>Angle that is coming, in degrees.</summary>
    public double ComingDeg { get; private set; }

    /// <summary>Speed that is coming, in degrees a second.</summary>
    public double ComingDps { get; private set; }

    /// <summary>Acceleration that is coming, in degrees a second squared.</summary>
    public double ComingDps2 { get; private set; }

    /// <summary>What the muscles pull more than they were meant to, in shares of the greatest effort.</summary>
    public double StrayEffort { get; set; }

    /// <summary>Angle of the joint, in degrees.</summary>
    public double AngleDeg { get; private set; }

    /// <summary>Speed of the joint, in degrees a second.</summary>
    public double SpeedDps { get; private set; }

    public void Step(double seconds)
    {
        var step = seconds / StepsABlock;
        for (var i = 0; i < StepsABlock; i++)
        {
            _meantDeg += (WantedDeg - _meantDeg) * step / _nerveS;
            ComingDps2 = (_rate * _rate * (_meantDeg - ComingDeg)) - (2 * _damping * _rate * ComingDps);
            ComingDps += ComingDps2 * step;
            ComingDeg += ComingDps * step;
            Stray(step);
        }

        (AngleDeg, SpeedDps) = _delayed[_at];
        var comes = Math.Clamp(ComingDeg + _strayDeg, _leastDeg, _mostDeg);
        _delayed[_at] = (comes, comes == ComingDeg + _strayDeg ? ComingDps + _strayDps : 0);
        _at = (_at + 1) % _delayed.Length;
    }
    // The joint cannot tell a pull that was not meant from one that was: it answers both alike, so this is the inverse of how efforts are made.
    private void Stray(double seconds)
    {
        var pull = StrayEffort - WristEffort.Tonic(ComingDeg + _strayDeg) + WristEffort.Tonic(ComingDeg);
        _strayDps += (pull - (WristEffort.PerDps * _strayDps)) / WristEffort.PerDps2 * seconds;
        _strayDeg += _strayDps * seconds;
    }
}
