using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Novelty;

/// <summary>The mean of a frame's value and those of the eight before it in the same gap-free stretch: 600 ms.</summary>
internal static class RunningMean
{
    public static double[] Of(PersonRecordings person, double[] values)
    {
        var result = new double[values.Length];
        var first = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (person.Frames[i].Stretch != person.Frames[first].Stretch)
                first = i;
            var from = Math.Max(first, i - FrameDecisions.ContextFrames + 1);
            result[i] = values.AsSpan(from..(i + 1)).ToArray().Average();
        }

        return result;
    }
}
