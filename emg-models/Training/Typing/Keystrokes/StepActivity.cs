namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>How busy the muscles are in a step.</summary>
internal static class StepActivity
{
    /// <summary>Root mean square of the new samples of a step, over all channels.</summary>
    /// <param name="signal">[sample set, channel].</param>
    /// <param name="from">First new sample set.</param>
    /// <param name="count">Number of new sample sets.</param>
    public static float Of(float[,] signal, int from, int count)
    {
        var sum = 0.0;
        for (var i = from; i < from + count; i++)
        {
            for (var c = 0; c < signal.GetLength(1); c++)
                sum += signal[i, c] * signal[i, c];
        }

        return (float)Math.Sqrt(sum / (count * signal.GetLength(1)));
    }
}
