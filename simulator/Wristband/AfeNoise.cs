using System.Numerics;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// Nearly Gaussian noise of unit variance from a seed: the sum of eight uniform 16-bit numbers, drawn by xorshift64*
/// (Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016). Integer arithmetic makes it
/// the same on every machine; its tails end at 4.9 standard deviations.
/// </summary>
internal sealed class AfeNoise
{
    private const int Mean = 8 * 65535 / 2;

    // Variance of one uniform number of n values is (n² − 1) / 12.
    private static readonly float Scale = (float)(1 / Math.Sqrt(8 * (65536.0 * 65536.0 - 1) / 12));

    private ulong _state;

    internal AfeNoise(ulong seed)
    {
        // Zero is the generator's one fixed point; the golden ratio keeps small seeds apart.
        _state = unchecked((seed + 1) * 0x9E3779B97F4A7C15);
        if (_state == 0)
            _state = 1;
    }

    /// <summary>Draws the next value.</summary>
    internal float Next() => (Sum(Draw()) + Sum(Draw()) - Mean) * Scale;

    private static int Sum(ulong bits) =>
        (int)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));

    private ulong Draw()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return BitOperations.RotateLeft(_state * 0x2545F4914F6CDD1D, 17);
    }
}
