using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>Teaches a network on batches of crops; every class of a batch counts the same.</summary>
internal static class NetworkTrainer
{
    private const double RisingShare = 0.15;

    // Kept for ever: a scalar of one call may be freed by a collection while native code still reads it.
    private static readonly Scalar Zero = 0;

    public static void Learn(
        NetworkModule network, IReadOnlyList<NetworkSequence> sequences, StreamingNetworkOptions options,
        LearningOptions learning, int seed, Action<double>? progress)
    {
        var sampler = new CropSampler(sequences, options, learning, seed);
        set_num_threads(learning.Threads);
        random.manual_seed(seed);
        network.train();
        using var optimiser = new AdamWOptimiser(network.parameters(), learning.WeightDecay);
        for (var step = 0; step < learning.Steps; step++)
        {
            using var scope = NewDisposeScope();
            var (signal, labels) = sampler.Next();
            network.zero_grad();
            Loss(network.forward(signal), labels, options.ClassCount, learning.LabelSmoothing).backward();
            nn.utils.clip_grad_norm_(network.parameters(), learning.GradientNorm);
            optimiser.Step(learning.LearningRate * RateCourse.At((step + 0.5) / learning.Steps, RisingShare));
            progress?.Invoke((step + 1.0) / learning.Steps);
        }

        network.eval();
        if (!HeldTensors.AreFinite(network.parameters()))
            throw new ArgumentException($"The network diverged at a learning rate of {learning.LearningRate}; lower it, or divide the samples by a scale that brings them near 1.", nameof(learning));
    }

    private static Tensor Loss(Tensor scores, Tensor labels, int classCount, double smoothing)
    {
        var flat = labels.flatten();
        var known = flat.ge(Zero);
        var targets = flat.masked_select(known);
        var counts = bincount(targets, minlength: classCount).to(ScalarType.Float32);
        var weights = counts.clamp_min(HeldTensors.One).reciprocal();
        var losses = nn.functional.cross_entropy(
            scores.flatten(0, 1)[known], targets, reduction: nn.Reduction.None, label_smoothing: smoothing);
        return (losses * weights[targets]).sum() / counts.gt(Zero).sum();
    }
}
