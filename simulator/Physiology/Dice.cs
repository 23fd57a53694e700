using System.Numerics;

namespace NeuralGlasses.Physiology;

/// <summary>
/// Seeded random numbers: xoshiro256** (Blackman and Vigna 2021, ACM TOMS 47:36), normal ones by the polar method (Marsaglia and Bray
/// 1964, SIAM Review 6:260). A purpose makes a stream of its own out of a seed, so that one more draw in one place moves nothing in
/// another.
/// </summary>
public sealed class Dice
{
    // The variance of a uniform number of n values is (n² - 1) / 12.
    private static readonly float NearlyNormalScale = (float)(1 / Math.Sqrt(8 * ((65536.0 * 65536.0) - 1) / 12));
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Makes the stream of a seed for a purpose.</summary>
    public Dice(long seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        // FNV-1a over the purpose, then SplitMix64 to fill the state, as the generator's authors advise.
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15) ^ 0xCBF29CE484222325;
        foreach (var letter in purpose)
            state = unchecked((state ^ letter) * 0x100000001B3);
        _a = Split(ref state);
        _b = Split(ref state);
        _c = Split(ref state);
        _d = Split(ref state);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from <paramref name="least"/> to below <paramref name="most"/>.</summary>
    public double Between(double least, double most) => least + ((most - least) * Uniform());

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A normal number of mean 0 and variance 1.</summary>
    public double Normal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double x, y, square;
        do
        {
            x = (2 * Uniform()) - 1;
            y = (2 * Uniform()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = y * factor;
        _hasSpare = true;
        return x * factor;
    }

    /// <summary>
    /// A nearly normal number of mean 0 and variance 1, in a few nanoseconds: the sum of eight uniform ones of 16 bits, whose tails end at
    /// 4.9 standard deviations. For noise, of which there are tens of thousands a second.
    /// </summary>
    public float NearlyNormal()
    {
        const int Mean = 8 * 65535 / 2;
        return (Sum(Bits()) + Sum(Bits()) - Mean) * NearlyNormalScale;

        static int Sum(ulong bits) => (int)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));
    }

    /// <summary>A number whose logarithm is normal: the median times e to the power of <paramref name="deviation"/> times a normal number.</summary>
    public double LogNormal(double median, double deviation) => median * Math.Exp(deviation * Normal());

    private static ulong Split(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    private ulong Bits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            var shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }
}
