using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>A network that sees short events, with its weights: learns, scores whole sessions, and becomes an ONNX graph.</summary>
public sealed class EventNetwork : IDisposable
{
    private const double RisingShare = 0.1;

    // torch has one source of random numbers a process: two networks that learn at once would share it.
    private static readonly Lock RandomNumbers = new();
    private readonly EventModule _module;

    private EventNetwork(EventNetworkOptions options, double dropOut)
    {
        Options = options;
        _module = new(options, dropOut);
    }

    /// <summary>Its shape.</summary>
    public EventNetworkOptions Options { get; }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => _module.parameters().Sum(parameter => parameter.numel());

    /// <summary>A network with random weights that has learnt nothing.</summary>
    /// <exception cref="ArgumentException">The shape is impossible.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static EventNetwork Untrained(EventNetworkOptions options, int seed) => Create(options, new(), seed);

    /// <summary>Trains a network from nothing, on one thread: the same sessions and seed give the same network on one processor.</summary>
    /// <param name="sessions">What it learns from.</param>
    /// <param name="options">Its shape.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="seed">Seed of weights, crops and noise.</param>
    /// <param name="progress">Told the share done, 0 to 1, and the loss, after every batch.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sessions do not fit it.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static EventNetwork Train(
        IReadOnlyList<EventSession> sessions, EventNetworkOptions options, EventLearning learning, int seed, Action<double, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var network = Create(options, learning, seed);
        try
        {
            lock (RandomNumbers)
                network.Learn(sessions, learning, seed, progress);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Decodes samples from an empty state.</summary>
    /// <param name="microvolts">[time, channel] with the channel fastest.</param>
    /// <returns>Probabilities, [step][class].</returns>
    public float[][] Score(ReadOnlySpan<float> microvolts)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var steps = microvolts.Length / Options.ChannelCount / Options.StrideSamples;
        var length = Options.ContextSamples + (steps * Options.StrideSamples);
        var signal = new float[Options.ChannelCount * length];
        for (var channel = 0; channel < Options.ChannelCount; channel++)
        {
            for (var i = 0; i < steps * Options.StrideSamples; i++)
                signal[(channel * length) + Options.ContextSamples + i] = (float)(microvolts[(i * Options.ChannelCount) + channel] / Options.ScaleMicrovolts);
        }

        var scores = nn.functional.softmax(_module.forward(tensor(signal, [1, Options.ChannelCount, length])), dim: 2).contiguous();
        return [.. scores.data<float>().ToArray().Chunk(Options.ClassCount)];
    }

    /// <summary>The network as an ONNX graph for streaming; <see cref="EventGraph"/> names its tensors.</summary>
    /// <param name="labels">Names of the classes, for the metadata.</param>
    /// <exception cref="ArgumentException">There is another number of labels than classes.</exception>
    public byte[] Export(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != Options.ClassCount)
            throw new ArgumentException($"There are {labels.Count} labels, expected {Options.ClassCount}, one for every class.", nameof(labels));
        return EventGraph.Build(_module, Options, labels);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static EventNetwork Create(EventNetworkOptions options, EventLearning learning, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(learning);
        options.Check();
        learning.Check();
        TorchRuntime.Require();
        lock (RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new EventNetwork(options, learning.DropOut);
            network._module.eval();
            return network;
        }
    }

    private void Learn(IReadOnlyList<EventSession> sessions, EventLearning learning, int seed, Action<double, double>? progress)
    {
        var crops = new EventCrops(sessions, Options, learning, seed);
        set_num_threads(1);
        random.manual_seed(seed);
        _module.train();
        using var weights = tensor(Enumerable.Range(0, Options.ClassCount).Select(k => k == 0 ? 1f : (float)learning.EventWeight).ToArray());
        using var optimiser = new AdamWOptimiser(_module.parameters(), learning.WeightDecay);
        for (var step = 0; step < learning.Steps; step++)
        {
            using var scope = NewDisposeScope();
            var (signal, targets) = crops.Next();
            _module.zero_grad();
            var loss = nn.functional.cross_entropy(_module.forward(signal).flatten(0, 1), targets.flatten(), weights, ignore_index: EventSession.Masked);
            loss.backward();
            nn.utils.clip_grad_norm_(_module.parameters(), learning.GradientNorm);
            optimiser.Step(learning.LearningRate * Rate((step + 0.5) / learning.Steps));
            progress?.Invoke((step + 1.0) / learning.Steps, loss.item<float>());
        }

        _module.eval();
        if (_module.parameters().Any(parameter => !parameter.isfinite().all().item<bool>()))
            throw new ArgumentException($"The network diverged at a learning rate of {learning.LearningRate}; lower it.", nameof(learning));
    }

    private static double Rate(double share) => share < RisingShare
        ? share / RisingShare
        : 0.5 + (0.5 * Math.Cos(Math.PI * (share - RisingShare) / (1 - RisingShare)));
}
