namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// One motion of the forearm as the band feels it: the arm turns by an angle and stays, swings to and fro, or is knocked. Axes are the
/// arm's: x across it, y along it towards the hand, z out of the back of the wrist; a turn is positive after the right hand's rule.
/// </summary>
/// <param name="Kind">What kind of motion.</param>
/// <param name="Axis">Axis of the rotation, or direction of the knock: 0 x, 1 y, 2 z.</param>
/// <param name="AtS">Begin, in seconds.</param>
/// <param name="DurationS">Duration, in seconds; of a knock, the time in which it dies to a third.</param>
/// <param name="Size">Degrees of a turn or swing, g of a knock.</param>
/// <param name="FrequencyHz">Frequency of a swing or of a knock's ringing, in hertz.</param>
/// <param name="RadiusM">Distance of the band from the joint about which it turns, in metres: from it come the accelerations beside gravity.</param>
public readonly record struct ArmSwing(ArmSwingKind Kind, int Axis, double AtS, double DurationS, double Size, double FrequencyHz, double RadiusM)
{
    // Knocks are over when they have died to a thousandth.
    private const double KnockLengths = 7;

    /// <summary>Time from which on it no longer changes anything, in seconds; a turn stays where it came to.</summary>
    public double EndS => Kind == ArmSwingKind.Turn ? double.PositiveInfinity : AtS + (Kind == ArmSwingKind.Knock ? KnockLengths * DurationS : DurationS);
}
