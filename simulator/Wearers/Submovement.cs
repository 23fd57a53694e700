namespace NeuralGlasses.Wearers;

/// <summary>One piece of a movement, as smooth as a hand makes it: of minimum jerk (Flash and Hogan 1985, J Neurosci 5:1688).</summary>
/// <param name="AtS">When it begins, in seconds.</param>
/// <param name="LastsS">How long it lasts, in seconds.</param>
/// <param name="Degrees">Where it leads.</param>
public readonly record struct Submovement(double AtS, double LastsS, Way Degrees)
{
    /// <summary>When it is over, in seconds.</summary>
    public double EndS => AtS + LastsS;

    /// <summary>How much of it is done at a time.</summary>
    public Way DoneAt(double seconds) => Share((seconds - AtS) / LastsS) * Degrees;

    /// <summary>Share of a movement that is done at a share of its time.</summary>
    public static double Share(double time)
    {
        var t = Math.Clamp(time, 0, 1);
        return t * t * t * (10 + (t * ((6 * t) - 15)));
    }
}
