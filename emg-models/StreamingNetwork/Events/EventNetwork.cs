using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>A network that sees short events, with its weights: learns, scores whole sessions, and becomes an ONNX graph.</summary>
public sealed class EventNetwork : IDisposable
{
    private const double RisingShare = 0.05;
    private const int RestToSearch = 200_000;
    private const int ScoredAtOnce = 2048;

    private readonly EventModule _module;

    private EventNetwork(EventNetworkOptions options, double dropOut, float[] offset, float[] factor)
    {
        Options = options;
        Offset = offset;
        Factor = factor;
        _module = new(options, dropOut);
    }

    /// <summary>Its shape.</summary>
    public EventNetworkOptions Options { get; }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => _module.parameters().Sum(parameter => parameter.numel());

    internal float[] Offset { get; }

    internal float[] Factor { get; }

    /// <summary>A network with random weights that has learnt nothing.</summary>
    /// <exception cref="ArgumentException">The shape is impossible.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static EventNetwork Untrained(EventNetworkOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        var factor = new float[options.Features];
        Array.Fill(factor, 1);
        return Create(options, new(), seed, new float[options.Features], factor);
    }

    /// <summary>Trains a network from nothing, on one thread: the same sessions and seed give the same network on one processor.</summary>
    /// <param name="sessions">What it learns from.</param>
    /// <param name="options">Its shape.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="seed">Seed of weights, moments and noise.</param>
    /// <param name="progress">Told the share done, 0 to 1, and the loss, after every batch.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sessions do not fit it.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static EventNetwork Train(
        IReadOnlyList<EventSession> sessions, EventNetworkOptions options, EventLearning learning, int seed, Action<double, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var session in sessions)
        {
            if (session.Frames.Length != session.Targets.Length * options.Features)
                throw new ArgumentException($"A session has {session.Frames.Length} features for {session.Targets.Length} steps, expected {options.Features} a step.", nameof(sessions));
        }

        var frames = sessions.Select(session => session.Frames).ToArray();
        var (offset, factor) = EventInputs.StandardOf(frames, options.Features);
        var network = Create(options, learning, seed, offset, factor);
        try
        {
            lock (TorchRuntime.RandomNumbers)
                network.Learn(sessions, new EventInputs(frames, options, offset, factor), learning, seed, progress);
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
        var frames = EventFilters.Frames(microvolts, Options.ChannelCount);
        var inputs = new EventInputs([frames], Options, Offset, Factor);
        return Score(inputs, [.. Enumerable.Range(0, frames.Length / Options.Features).Select(step => (0, step))]);
    }

    /// <summary>Embeddings of some steps of sessions, [moment][unit].</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="moments">Session and step of each.</param>
    public float[][] Embed(IReadOnlyList<EventSession> sessions, IReadOnlyList<(int Session, int Step)> moments)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(moments);
        return Run(new EventInputs([.. sessions.Select(session => session.Frames)], Options, Offset, Factor), [.. moments], _module.Embed, Options.Embedding);
    }

    /// <summary>Weights [output, input] and bias of the last two layers.</summary>
    public (float[] InnerWeights, float[] InnerBias, float[] AnswerWeights, float[] AnswerBias) LastLayers() =>
        (EventGraph.Values(_module.Inner.weight), EventGraph.Values(_module.Inner.bias!), EventGraph.Values(_module.Answer.weight), EventGraph.Values(_module.Answer.bias!));

    /// <summary>The network as an ONNX graph for streaming; <see cref="EventGraph"/> names its tensors.</summary>
    /// <param name="labels">Names of the classes, for the metadata.</param>
    /// <exception cref="ArgumentException">There is another number of labels than classes.</exception>
    public byte[] Export(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != Options.ClassCount)
            throw new ArgumentException($"There are {labels.Count} labels, expected {Options.ClassCount}, one for every class.", nameof(labels));
        return EventGraph.Build(this, _module, labels);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static EventNetwork Create(EventNetworkOptions options, EventLearning learning, int seed, float[] offset, float[] factor)
    {
        ArgumentNullException.ThrowIfNull(learning);
        options.Check();
        learning.Check();
        TorchRuntime.Require();
        lock (TorchRuntime.RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new EventNetwork(options, learning.DropOut, offset, factor);
            network._module.eval();
            return network;
        }
    }

    private void Learn(IReadOnlyList<EventSession> sessions, EventInputs inputs, EventLearning learning, int seed, Action<double, double>? progress)
    {
        var moments = new EventMoments(sessions, inputs, Factor, Options, learning, seed);
        set_num_threads(1);
        random.manual_seed(seed);
        using var optimiser = new AdamWOptimiser(_module.parameters(), learning.WeightDecay);
        for (var step = 0; step < learning.Steps; step++)
        {
            if (learning.HardShare > 0 && step > 0 && (step == learning.Steps / 2 || step == learning.Steps * 3 / 4))
                moments.Favour(Mistaken(inputs, moments.SomeRest(RestToSearch)));
            _module.train();
            using var scope = NewDisposeScope();
            var (signal, targets) = moments.Next();
            _module.zero_grad();
            var loss = nn.functional.cross_entropy(_module.forward(signal), targets);
            loss.backward();
            nn.utils.clip_grad_norm_(_module.parameters(), learning.GradientNorm);
            optimiser.Step(learning.LearningRate * RateCourse.At((step + 0.5) / learning.Steps, RisingShare));
            progress?.Invoke((step + 1.0) / learning.Steps, loss.item<float>());
        }

        _module.eval();
        if (!HeldTensors.AreFinite(_module.parameters()))
            throw new ArgumentException($"The network diverged at a learning rate of {learning.LearningRate}; lower it.", nameof(learning));
    }

    // The twentieth of the rest that looks least like it.
    private List<(int Session, int Step)> Mistaken(EventInputs inputs, List<(int Session, int Step)> rest)
    {
        _module.eval();
        var scores = Score(inputs, rest);
        return [.. Enumerable.Range(0, rest.Count).OrderBy(i => scores[i][0]).ThenBy(i => i).Take(rest.Count / 20).Select(i => rest[i])];
    }

    private float[][] Score(EventInputs inputs, List<(int Session, int Step)> moments) =>
        Run(inputs, moments, input => nn.functional.softmax(_module.forward(input), dim: 1), Options.ClassCount);

    private float[][] Run(EventInputs inputs, List<(int Session, int Step)> moments, Func<Tensor, Tensor> layers, int width)
    {
        using var off = no_grad();
        var result = new List<float[]>(moments.Count);
        foreach (var part in moments.Chunk(ScoredAtOnce))
        {
            using var scope = NewDisposeScope();
            var values = new float[part.Length * Options.Inputs];
            for (var i = 0; i < part.Length; i++)
                inputs.Write(part[i].Session, part[i].Step, values.AsSpan(i * Options.Inputs, Options.Inputs));
            var answer = layers(tensor(values, [part.Length, Options.Inputs])).contiguous();
            result.AddRange(answer.data<float>().ToArray().Chunk(width));
        }

        return [.. result];
    }
}
