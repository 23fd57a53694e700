using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Events;

/// <summary>Learns how certain the leading gesture of a decoder is, from continuous recordings of training people.</summary>
public static class CertaintyLearning
{
    // Summed over a hundred thousand steps the loss outweighs this by far; it only keeps features that say the same from running apart.
    private const float Penalty = 10;
    private const double StartingSeconds = 0.1;

    /// <summary>Learns from steps in which a gesture leads that is asked for, or is not: in rest, or another.</summary>
    /// <param name="streams">Decoded recordings of training people, decoded by models that had not learnt from them.</param>
    /// <param name="restIndex">Index of rest among the labels.</param>
    /// <returns>What was learnt, or null where the recordings hold no right or no mistaken lead.</returns>
    public static GestureCertainty? Of(IReadOnlyList<DecodedRecording> streams, int restIndex)
    {
        ArgumentNullException.ThrowIfNull(streams);
        var samples = new List<float[]>();
        var meant = new List<int>();
        foreach (var stream in streams)
            Add(stream, restIndex, samples, meant);
        return meant.Distinct().Count() < 2 ? null : Fit(samples, meant);
    }

    private static void Add(DecodedRecording stream, int restIndex, List<float[]> samples, List<int> meant)
    {
        if (stream.Probabilities.Count == 0)
            return;
        var history = new GestureHistory(stream.Probabilities[0].Length, restIndex);
        var described = new double[GestureHistory.FeatureCount];
        var block = 0;
        for (var i = 0; i < stream.Probabilities.Count; i++)
        {
            var seconds = stream.Seconds[i];
            var begins = i == 0 || stream.Stretches[i] != stream.Stretches[i - 1];
            if (begins)
                history.Reset();
            history.Step(stream.Probabilities[i], begins ? 0 : PolicyReplay.TimeOf(seconds).MillisecondsSince(PolicyReplay.TimeOf(stream.Seconds[i - 1])));
            while (block < stream.Blocks.Count && stream.Blocks[block].End <= seconds)
                block++;
            if (block == stream.Blocks.Count || IsMeant(stream.Blocks[block], seconds, history.Leader, restIndex) is not { } answer)
                continue;
            history.Describe(described);
            samples.Add(Array.ConvertAll(described, value => (float)value));
            meant.Add(answer ? 1 : 0);
        }
    }

    // Null where it cannot be said: outside all blocks, while a hand still releases, and in the first tenth of a second of the right gesture.
    private static bool? IsMeant(EventBlock block, double seconds, int leader, int restIndex)
    {
        if (seconds < block.Start)
            return null;
        if (block.Label == restIndex)
            return seconds < block.Start + EventScoring.RestMarginSeconds ? null : false;
        if (leader != block.Label)
            return false;
        return seconds < block.Onset + StartingSeconds ? null : true;
    }

    private static GestureCertainty Fit(List<float[]> samples, List<int> meant)
    {
        var (mean, deviation) = (new double[GestureHistory.FeatureCount], new double[GestureHistory.FeatureCount]);
        for (var f = 0; f < mean.Length; f++)
        {
            mean[f] = samples.Average(sample => (double)sample[f]);
            deviation[f] = Math.Sqrt(samples.Average(sample => (sample[f] - mean[f]) * (sample[f] - mean[f]))) + 1e-6;
        }

        foreach (var sample in samples)
        {
            for (var f = 0; f < mean.Length; f++)
                sample[f] = (float)((sample[f] - mean[f]) / deviation[f]);
        }

        var fitted = MaximumEntropy.Fit(samples, meant, 2, Penalty);
        var weights = new double[mean.Length];
        var bias = fitted.Bias[1] - fitted.Bias[0];
        for (var f = 0; f < weights.Length; f++)
        {
            weights[f] = (fitted.Weights[1, f] - fitted.Weights[0, f]) / deviation[f];
            bias -= weights[f] * mean[f];
        }

        // Six digits: what is kept in a manifest is what was measured.
        return new() { Bias = Rounded(bias), Weights = [.. weights.Select(Rounded)] };
    }

    private static double Rounded(double value) => Math.Round(value, 6);
}
