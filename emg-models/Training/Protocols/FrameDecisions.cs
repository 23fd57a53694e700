using System.Numerics.Tensors;
using NeuralGlasses.Calibration;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Turns the log-probabilities of frames into decisions.</summary>
public static class FrameDecisions
{
    /// <summary>Frames whose mean decides with 600 ms of context: windows of 200 ms that start 50 ms apart.</summary>
    public const int ContextFrames = 9;

    private const float Stay = 0.95f;

    // Frames that share three quarters of their samples are not three witnesses more.
    private const float Trust = 0.3f;

    /// <summary>The likeliest label of each frame by itself.</summary>
    public static int[] Window200(float[][] logProbabilities)
    {
        ArgumentNullException.ThrowIfNull(logProbabilities);
        return Array.ConvertAll(logProbabilities, row => TensorPrimitives.IndexOfMax(row));
    }

    /// <summary>The label decided from a frame and the eight before it in the same gap-free stretch; fewer at the beginning of a stretch.</summary>
    /// <param name="person">The person.</param>
    /// <param name="logProbabilities">[frame][label] of every frame of the person.</param>
    /// <param name="rule">How the frames are joined.</param>
    public static int[] Context600(PersonRecordings person, float[][] logProbabilities, ContextRule rule = ContextRule.Mean)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(logProbabilities);
        var decisions = new int[logProbabilities.Length];
        var joined = new float[person.Labels.Count];
        var first = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (person.Frames[i].Stretch != person.Frames[first].Stretch)
                first = i;
            var frames = logProbabilities.AsSpan(Math.Max(first, i - ContextFrames + 1)..(i + 1));
            if (rule == ContextRule.Belief)
                Believe(frames, joined);
            else
                Add(frames, joined);
            decisions[i] = TensorPrimitives.IndexOfMax<float>(joined);
        }

        return decisions;
    }

    private static void Add(ReadOnlySpan<float[]> frames, float[] sum)
    {
        Array.Clear(sum);
        foreach (var frame in frames)
            TensorPrimitives.Add(sum, frame, sum);
    }

    private static void Believe(ReadOnlySpan<float[]> frames, float[] belief)
    {
        Array.Fill(belief, 1f / belief.Length);
        foreach (var frame in frames)
            GestureBelief.Advance(belief, frame, Stay, Trust);
    }
}
