namespace NeuralGlasses.Training.Typing.Language;

/// <summary>
/// 256 values that stand for many, as many of them behind each (binning: Federico and Bertoldi 2006); 0, which most back-off weights are, is kept as it is.
/// </summary>
public sealed class Codebook
{
    private const int Length = 256;

    private Codebook(float[] values, byte[] codes) => (Values, Codes) = (values, codes);

    /// <summary>The values, rising.</summary>
    public float[] Values { get; }

    /// <summary>The code of each value that was given, in its order.</summary>
    public byte[] Codes { get; }

    /// <summary>A book of values.</summary>
    public static Codebook Of(IEnumerable<float> values)
    {
        var all = values.ToArray();
        var sorted = all.Where(value => value != 0).ToArray();
        Array.Sort(sorted);
        var centres = new float[Length];
        for (var bin = 0; bin < Length - 1; bin++)
        {
            var from = (int)((long)sorted.Length * bin / (Length - 1));
            var to = (int)((long)sorted.Length * (bin + 1) / (Length - 1));
            centres[bin] = from < to ? (float)(Sum(sorted, from, to) / (to - from)) : bin == 0 ? 0 : centres[bin - 1];
        }

        Array.Sort(centres);
        return new Codebook(centres, [.. all.Select(value => Code(centres, value))]);
    }

    /// <summary>The value that stands for another.</summary>
    public static byte Code(float[] values, float value)
    {
        var at = Array.BinarySearch(values, value);
        if (at >= 0)
            return (byte)at;
        at = ~at;
        if (at == values.Length)
            return (byte)(values.Length - 1);
        return (byte)(at > 0 && value - values[at - 1] < values[at] - value ? at - 1 : at);
    }

    private static double Sum(float[] values, int from, int to)
    {
        var sum = 0.0;
        for (var at = from; at < to; at++)
            sum += values[at];
        return sum;
    }
}
