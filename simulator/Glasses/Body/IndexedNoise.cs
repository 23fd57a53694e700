namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>
/// Nearly Gaussian noise of unit variance as a function of a seed and an index, so that it does not depend on who read what before: the sum of
/// eight 16-bit numbers out of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Its tails end at 4.9 standard deviations.
/// </summary>
internal static class IndexedNoise
{
    private const double Mean = 8 * 65535 / 2.0;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private static readonly double Scale = 1 / Math.Sqrt(8 * ((65536.0 * 65536.0) - 1) / 12);

    public static double At(ulong seed, ulong index)
    {
        var first = Mix(unchecked((seed * Golden) + (2 * index)));
        var second = Mix(unchecked((seed * Golden) + (2 * index) + 1));
        return (Sum(first) + Sum(second) - Mean) * Scale;
    }

    /// <summary>An even number from -1 to 1.</summary>
    public static double EvenAt(ulong seed, ulong index) => (Mix(unchecked((seed * Golden) + index)) / (double)ulong.MaxValue * 2) - 1;

    private static int Sum(ulong bits) => (int)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));

    private static ulong Mix(ulong state)
    {
        unchecked
        {
            var z = state * Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
