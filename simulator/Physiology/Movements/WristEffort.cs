namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// What a wrist's muscles have to do for a movement, as shares of their greatest effort, and so what the wrist does of an effort: a hand on its passive wrist, whose 2 Hz and
/// more than critical damping low-pass whatever the muscles do. Numbers are estimates.
/// </summary>
internal static class WristEffort
{
    /// <summary>Effort for a speed of a degree a second.</summary>
    public const double PerDps = 0.15 / 200;

    /// <summary>Effort for an acceleration of a degree a second squared.</summary>
    public const double PerDps2 = 0.08 / 4000;

    private const double TonicDrive = 0.3;
    private const double TonicDeg = 50;

    /// <summary>Effort that holds an angle; it grows faster than the angle: stiffness of the passive wrist rises towards its ends.</summary>
    public static double Tonic(double degrees)
    {
        var held = degrees / TonicDeg;
        return TonicDrive * held * (0.6 + (0.4 * Math.Abs(held)));
    }
}
