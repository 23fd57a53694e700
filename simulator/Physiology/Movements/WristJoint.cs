using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// A wrist that goes where its person's nerves want it, from moment to moment: the muscles work at once, and the hand follows after the electromechanical
/// delay. Angles are the hand's against the forearm, extension and towards the thumb positive, the same on both arms. Until the first command it does
/// nothing.
/// </summary>
/// <remarks>
/// What is commanded is an equilibrium point (Feldman 1986, J Mot Behav 18:17): muscles are springs, and the hand swings into the point at which they
/// balance. The hand in the lap has to be carried and hurried, and no more. What the motor neurons of a muscle share makes its force fluctuate (Dideriksen et al. 2012,
/// J Neurophysiol 107:3357), and the hand with it: nobody sees that coming. Numbers are estimates where no source is given.
/// </remarks>
public sealed class WristJoint
{
    /// <summary>Furthest extension and flexion, in degrees.</summary>
    public const double MostExtensionDeg = 50;

    /// <summary>Furthest towards the thumb's side, in degrees.</summary>
    public const double MostRadialDeg = 20;

    /// <summary>Furthest towards the little finger's side, in degrees.</summary>
    public const double MostUlnarDeg = 30;

    // Nobody hurries a hand in the lap with more than this.
    private const double MostDrive = 0.35;

    // Radial and ulnar deviation reach less far at the same effort.
    private const double RadialEffort = 1.5;
    private const double CoContraction = 0.04;

    // Co-contraction comes and goes with this time constant, and a nerve's command is smoothed on its way with the other.
    private const double ReadyS = 0.2;
    private const double NerveS = 0.015;
    private readonly WristPull[] _pulls;
    private readonly double[] _pulled;
    private readonly WristSwing _extension;
    private readonly WristSwing _radial;
    private double _ready;
    private bool _isActive;

    internal WristJoint(Person person)
    {
        _pulls = WristPull.Of(person);
        _pulled = new double[_pulls.Length];
        var dice = new Dice(person.Seed, "wrist");
        DelayS = dice.Between(0.03, 0.06);
        NaturalHz = dice.Between(4, 6);
        Damping = dice.Between(0.8, 1);
        _extension = new WristSwing(NaturalHz, Damping, DelayS, NerveS, -MostExtensionDeg, MostExtensionDeg);
        _radial = new WristSwing(NaturalHz, Damping, DelayS, NerveS, -MostUlnarDeg, MostRadialDeg);
    }

    /// <summary>Time by which the muscles lead the hand, in seconds: 30 to 60 ms.</summary>
    public double DelayS { get; }

    /// <summary>Natural frequency of the hand on its muscles, in hertz.</summary>
    public double NaturalHz { get; }

    /// <summary>Damping of it, 1 for critical.</summary>
    public double Damping { get; }

    /// <summary>Where the hand is, in degrees of extension.</summary>
    public double ExtensionDeg => _extension.AngleDeg;

    /// <summary>Where the hand is, in degrees towards the thumb's side.</summary>
    public double RadialDeg => _radial.AngleDeg;

    /// <summary>How fast it extends, in degrees a second.</summary>
    public double ExtensionDps => _extension.SpeedDps;

    /// <summary>How fast it goes towards the thumb's side, in degrees a second.</summary>
    public double RadialDps => _radial.SpeedDps;

    /// <summary>Commands that were further than a hand goes.</summary>
    public long Clamped { get; private set; }

    /// <summary>Sets where the nerves want the hand to be from the next block on; what is further than it goes is cut off, and counted.</summary>
    /// <exception cref="PhysiologyException">An angle is no number.</exception>
    public void Command(double extensionDeg, double radialDeg)
    {
        if (!double.IsFinite(extensionDeg) || !double.IsFinite(radialDeg))
            throw new PhysiologyException($"The wrist was commanded to {extensionDeg}° of extension and {radialDeg}° radially; expected two numbers of degrees.");
        _extension.WantedDeg = Math.Clamp(extensionDeg, -MostExtensionDeg, MostExtensionDeg);
        _radial.WantedDeg = Math.Clamp(radialDeg, -MostUlnarDeg, MostRadialDeg);
        if (_extension.WantedDeg != extensionDeg || _radial.WantedDeg != radialDeg)
            Clamped++;
        _isActive = true;
        IsUsed = true;
    }

    /// <summary>Lets go from the next block on: the hand falls back to where it rests, and no muscle is kept ready.</summary>
    public void Relax()
    {
        _extension.WantedDeg = 0;
        _radial.WantedDeg = 0;
        _isActive = false;
    }

    /// <summary>What the muscles pull more than they were meant to, in shares of the greatest effort.</summary>
    internal (double Extension, double Radial) StrayEfforts => (_extension.StrayEffort, RadialEffort * _radial.StrayEffort);

    /// <summary>Whether anybody ever commanded it.</summary>
    internal bool IsUsed { get; private set; }

    /// <summary>Moves on by a block.</summary>
    internal void Step()
    {
        if (!IsUsed)
            return;
        _ready += ((_isActive ? 1 : 0) - _ready) * (1 - Math.Exp(-ForearmEmg.BlockS / ReadyS));
        _extension.Step(ForearmEmg.BlockS);
        _radial.Step(ForearmEmg.BlockS);
    }

    /// <summary>Adds what the wrist asks of the muscles now.</summary>
    internal void AddTo(Span<double> drives)
    {
        var extension = Effort(_extension);
        var radial = RadialEffort * Effort(_radial);
        for (var i = 0; i < _pulls.Length; i++)
        {
            var pull = _pulls[i];
            var towards = Math.Max(0, (pull.Extension * extension) + (pull.Radial * radial));
            var drive = MostDrive * Math.Tanh(pull.Share * ((CoContraction * _ready) + towards) / MostDrive);
            drives[(int)pull.Muscle] = Math.Min(1, drives[(int)pull.Muscle] + drive);
            _pulled[i] = drive;
        }
    }

    /// <summary>Feels by what the drive of each muscle was really multiplied: what agonists and antagonists pull unevenly moves the hand.</summary>
    internal void Feel(ForearmEmg muscles)
    {
        if (!IsUsed)
            return;
        var (extension, radial) = (0.0, 0.0);
        for (var i = 0; i < _pulls.Length; i++)
        {
            var more = _pulled[i] * (muscles.SteadyFactor(_pulls[i].Muscle) - 1);
            extension += more * _pulls[i].ExtensionEffort;
            radial += more * _pulls[i].RadialEffort;
        }

        _extension.StrayEffort = extension;
        _radial.StrayEffort = radial / RadialEffort;
    }

    private static double Effort(WristSwing swing) =>
        WristEffort.Tonic(swing.ComingDeg) + (WristEffort.PerDps * swing.ComingDps) + (WristEffort.PerDps2 * swing.ComingDps2);
}
