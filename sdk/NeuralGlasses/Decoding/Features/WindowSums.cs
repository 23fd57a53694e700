namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// Sums over the samples of a window from which its features follow: per channel the value, its first and its second
/// difference, and the products of all channel pairs.
/// </summary>
internal sealed class WindowSums(int channelCount)
{
    public readonly double[] Value = new double[channelCount];
    public readonly double[] AbsoluteValue = new double[channelCount];
    public readonly double[] AbsoluteFirst = new double[channelCount];
    public readonly double[] SquaredFirst = new double[channelCount];
    public readonly double[] AbsoluteSecond = new double[channelCount];
    public readonly double[] SquaredSecond = new double[channelCount];

    /// <summary>Upper triangle of the sum of products, row after row: (0,0), (0,1), … (1,1), …</summary>
    public readonly double[] Products = new double[channelCount * (channelCount + 1) / 2];

    public int Count;
    public int FirstCount;
    public int SecondCount;

    public void Clear()
    {
        Array.Clear(Value);
        Array.Clear(AbsoluteValue);
        Array.Clear(AbsoluteFirst);
        Array.Clear(SquaredFirst);
        Array.Clear(AbsoluteSecond);
        Array.Clear(SquaredSecond);
        Array.Clear(Products);
        Count = FirstCount = SecondCount = 0;
    }

    /// <summary>
    /// Adds a sample set. <paramref name="run"/> tells how many sample sets of the window came before it: a difference is formed
    /// only inside the window.
    /// </summary>
    public void Add(ReadOnlySpan<float> current, ReadOnlySpan<float> previous, ReadOnlySpan<float> beforePrevious, int run)
    {
        var channels = Value.Length;
        Count++;
        if (run >= 1)
            FirstCount++;
        if (run >= 2)
            SecondCount++;
        var pair = 0;
        for (var a = 0; a < channels; a++)
        {
            double value = current[a];
            Value[a] += value;
            AbsoluteValue[a] += Math.Abs(value);
            for (var b = a; b < channels; b++)
                Products[pair++] += value * current[b];
            if (run < 1)
                continue;
            var first = value - previous[a];
            AbsoluteFirst[a] += Math.Abs(first);
            SquaredFirst[a] += first * first;
            if (run < 2)
                continue;
            var second = value - 2.0 * previous[a] + beforePrevious[a];
            AbsoluteSecond[a] += Math.Abs(second);
            SquaredSecond[a] += second * second;
        }
    }
}
