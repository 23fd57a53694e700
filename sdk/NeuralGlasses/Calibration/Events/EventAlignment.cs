namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// Finds when a prompted gesture was really made: a wearer reacts a quarter to half a second after the prompt. The moment is that at which
/// the model sees most of the gesture against rest; another gesture counts a little, because a model that does not know the wearer
/// yet may take one for another.
/// </summary>
internal static class EventAlignment
{
    private const double OtherShare = 0.3;
    private const float Least = 1e-4f;

    /// <summary>First step of the stretch of so many steps that looks most like a label, within first and last; -1 if there is no room.</summary>
    public static int Find(IReadOnlyList<float[]> probabilities, int label, int restLabel, int first, int last, int length)
    {
        var best = -1;
        var most = double.NegativeInfinity;
        for (var start = Math.Max(0, first); start + length <= Math.Min(last, probabilities.Count); start++)
        {
            var sum = 0.0;
            for (var i = start; i < start + length; i++)
            {
                var step = probabilities[i];
                var rest = step[restLabel];
                sum += Math.Log(((1 - OtherShare) * step[label]) + (OtherShare * (1 - rest)) + Least) - Math.Log(rest + Least);
            }

            if (sum > most)
                (best, most) = (start, sum);
        }

        return best;
    }
}
