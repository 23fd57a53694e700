namespace NeuralGlasses.Sound.Mix;

/// <summary>How far what matters less is turned down while something else is heard, in decibels. Speech keeps its level beside short sounds, which come right before it. All but the -18 dB of media is a guess.</summary>
public static class Ducking
{
    private const double Silent = double.NegativeInfinity;

    // Row: what is turned down. Column: what is heard: Media, Speech, Alert, Call.
    private static readonly double[,] Decibels =
    {
        { 0, -18, -18, Silent },
        { 0, 0, 0, -12 },
        { 0, 0, 0, -6 },
        { 0, 0, 0, 0 },
    };

    private static readonly float[] Factors = [.. Decibels.Cast<double>().Select(decibels => (float)Math.Pow(10, decibels / 20))];

    /// <summary>Gain of a source while another one is heard, in decibels: 0 or below, minus infinity for silence.</summary>
    /// <exception cref="IndexOutOfRangeException">One of them is no priority.</exception>
    public static double DecibelsOf(SoundPriority source, SoundPriority heard) => Decibels[(int)source, (int)heard];

    internal static float FactorOf(SoundPriority source, SoundPriority heard) => Factors[((int)source * Decibels.GetLength(1)) + (int)heard];
}
