using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Sorts several channels at once: Batcher's merge exchange (Knuth 1998, The Art of Computer Programming 3, section 5.2.2, algorithm M).</summary>
internal static class SortingNetwork
{
    /// <summary>Puts the values of every channel in ascending order.</summary>
    public static void Sort(Span<Lanes> values)
    {
        var top = (int)BitOperations.RoundUpToPowerOf2((uint)values.Length) / 2;
        for (var p = top; p > 0; p /= 2)
        {
            Exchange(values, p, 0, p);
            for (var q = top; q > p; q /= 2)
                Exchange(values, p, p, q - p);
        }
    }

    // Every i whose bit p equals 'phase' meets i + distance; such i come in runs of p.
    private static void Exchange(Span<Lanes> values, int p, int phase, int distance)
    {
        var end = values.Length - distance;
        for (var start = phase; start < end; start += 2 * p)
        {
            var low = values[start..Math.Min(start + p, end)];
            var high = values.Slice(start + distance, low.Length);
            for (var i = 0; i < low.Length; i++)
                (low[i], high[i]) = (Vector.Min(low[i], high[i]), Vector.Max(low[i], high[i]));
        }
    }
}
