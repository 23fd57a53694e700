using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>A streaming causal network with its weights: learns, scores whole sequences, and becomes an ONNX graph.</summary>
public sealed class TrainedNetwork : IDisposable
{
    private readonly NetworkModule _module;

    private TrainedNetwork(StreamingNetworkOptions options, double dropOut)
    {
        Options = options;
        _module = new(options, dropOut);
    }

    /// <summary>Its shape.</summary>
    public StreamingNetworkOptions Options { get; }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => _module.parameters().Sum(parameter => parameter.numel());

    /// <summary>A network with random weights that has learnt nothing.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <exception cref="ArgumentException">The shape is impossible.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static TrainedNetwork Untrained(StreamingNetworkOptions options, int seed) => Create(options, new(), seed);

    /// <summary>Trains a network from nothing.</summary>
    /// <param name="sequences">What it learns from.</param>
    /// <param name="options">Its shape.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="seed">Seed of weights, crops and noise; the same seed gives the same network on one thread.</param>
    /// <param name="progress">Told the share done, 0 to 1, after every batch.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sequences do not fit it or hold fewer than two classes.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static TrainedNetwork Train(
        IReadOnlyList<NetworkSequence> sequences, StreamingNetworkOptions options, LearningOptions learning, int seed, Action<double>? progress = null)
    {
        var network = Create(options, learning, seed);
        try
        {
            network.Learn(sequences, learning, seed, progress);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Goes on learning in a copy, all weights; this network stays as it is.</summary>
    /// <param name="sequences">What the copy learns from, such as one wearer's calibration.</param>
    /// <param name="learning">How it learns; usually fewer steps and a lower rate than at first.</param>
    /// <param name="seed">Seed of crops and noise.</param>
    /// <param name="progress">Told the share done, 0 to 1, after every batch.</param>
    /// <exception cref="ArgumentException">The sequences do not fit the network or hold fewer than two classes.</exception>
    public TrainedNetwork FineTune(IReadOnlyList<NetworkSequence> sequences, LearningOptions learning, int seed, Action<double>? progress = null)
    {
        var copy = Create(Options, learning, seed);
        try
        {
            copy._module.load_state_dict(_module.state_dict());
            copy.Learn(sequences, learning, seed, progress);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Decodes a whole sequence from an empty state; its labels are not looked at.</summary>
    /// <param name="sequence">A sequence that fits the network.</param>
    /// <returns>Log-probabilities, [step][class].</returns>
    /// <exception cref="ArgumentException">The sequence does not fit the network.</exception>
    public float[][] Score(NetworkSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var steps = sequence.StepCount(Options);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var length = steps * Options.StrideSamples;
        var signal = tensor(sequence.Samples, [1, sequence.Samples.Length / Options.ChannelCount, Options.ChannelCount])
            .narrow(1, 0, length).transpose(1, 2);
        var padded = nn.functional.pad(signal, [Options.ContextSamples, 0]);
        var scores = nn.functional.log_softmax(_module.forward(padded), dim: 2).contiguous().data<float>().ToArray();
        return [.. scores.Chunk(Options.ClassCount)];
    }

    /// <summary>The network as an ONNX graph for streaming; <see cref="NetworkGraph"/> names its tensors.</summary>
    /// <param name="stepsPerRun">Output steps of one run, at least 1.</param>
    /// <param name="labels">Names of the classes, for the metadata.</param>
    /// <returns>The bytes of an <c>.onnx</c> file.</returns>
    /// <exception cref="ArgumentException">There are no steps in a run, or another number of labels than classes.</exception>
    public byte[] Export(int stepsPerRun, IReadOnlyList<string> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerRun, 1);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != Options.ClassCount)
            throw new ArgumentException($"There are {labels.Count} labels, expected {Options.ClassCount}, one for every class.", nameof(labels));
        return NetworkGraph.Build(_module, Options, stepsPerRun, labels);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static TrainedNetwork Create(StreamingNetworkOptions options, LearningOptions learning, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(learning);
        options.Check();
        learning.Check();
        TorchRuntime.Require();
        lock (TorchRuntime.RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new TrainedNetwork(options, learning.DropOut);
            network._module.eval();
            return network;
        }
    }

    private void Learn(IReadOnlyList<NetworkSequence> sequences, LearningOptions learning, int seed, Action<double>? progress)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        foreach (var sequence in sequences)
            sequence.StepCount(Options);
        lock (TorchRuntime.RandomNumbers)
            NetworkTrainer.Learn(_module, sequences, Options, learning, seed, progress);
    }
}
