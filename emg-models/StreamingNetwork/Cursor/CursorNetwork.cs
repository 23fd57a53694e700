using NeuralGlasses.StreamingNetwork.Events;
using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>A network that follows a wrist, with its weights: learns, answers for whole sessions, and becomes an ONNX graph.</summary>
public sealed class CursorNetwork : IDisposable
{
    /// <summary>Degrees a second that are 1 to the network.</summary>
    internal const float VelocityUnit = 50;

    /// <summary>Degrees that are 1 to the network.</summary>
    internal const float AngleUnit = 20;

    // Errors above this many units count by their size, smaller ones by their square. Lower, nearer to a median, small movements shrink to none.
    private const double HuberUnits = 1;
    private const double RisingShare = 0.05;
    private readonly CursorModule _module;

    private CursorNetwork(CursorNetworkOptions options, double dropOut, float[] offset, float[] factor)
    {
        Options = options;
        Offset = offset;
        Factor = factor;
        _module = new(options, dropOut);
    }

    /// <summary>Its shape.</summary>
    public CursorNetworkOptions Options { get; }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => _module.parameters().Sum(parameter => parameter.numel());

    internal float[] Offset { get; }

    internal float[] Factor { get; }

    /// <summary>A network with random weights that has learnt nothing.</summary>
    /// <exception cref="ArgumentException">The shape is impossible.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static CursorNetwork Untrained(CursorNetworkOptions options, int seed)
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
    /// <param name="seed">Seed of weights, crops and noise.</param>
    /// <param name="progress">Told the share done, 0 to 1, and the loss, after every batch.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sessions do not fit it.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static CursorNetwork Train(
        IReadOnlyList<CursorSession> sessions, CursorNetworkOptions options, CursorLearning learning, int seed, Action<double, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(learning);
        foreach (var session in sessions)
        {
            if (session.Frames.Length != session.Steps * options.Features || session.Velocities.Length != session.Steps * CursorNetworkOptions.Axes || session.Steps < learning.CropSteps)
                throw new ArgumentException($"A session has {session.Frames.Length} features and {session.Velocities.Length} velocities for {session.Steps} steps; expected {options.Features} and {CursorNetworkOptions.Axes} a step, and at least {learning.CropSteps} steps.", nameof(sessions));
        }

        var frames = sessions.Select(session => session.Frames).ToArray();
        var (offset, factor) = EventInputs.StandardOf(frames, options.Features);
        var network = Create(options, learning, seed, offset, factor);
        try
        {
            lock (TorchRuntime.RandomNumbers)
                network.Learn(new CursorCrops(sessions, new CursorInputs(frames, options, offset, factor), factor, options, learning, seed), learning, seed, progress);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Answers for samples from an empty state.</summary>
    /// <param name="microvolts">[time, channel] with the channel fastest.</param>
    /// <returns>Two velocities in degrees a second, the probability of a pinch, and two angles in degrees, [step][answer].</returns>
    public float[][] Score(ReadOnlySpan<float> microvolts) => ScoreFrames(CursorFilters.Frames(microvolts, Options.ChannelCount));

    private float[][] ScoreFrames(float[] frames)
    {
        var inputs = new CursorInputs([frames], Options, Offset, Factor)[0].ToArray();
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var answers = _module.forward(tensor(inputs, [1, inputs.Length / Options.Inputs, Options.Inputs])).contiguous().data<float>().ToArray();
        return [.. answers.Chunk(CursorModule.AnswerCount).Select(each => new[]
        {
            each[0] * VelocityUnit, each[1] * VelocityUnit, 1 / (1 + MathF.Exp(-each[2])), each[3] * AngleUnit, each[4] * AngleUnit,
        })];
    }

    /// <summary>Weights [answer, embedding] and biases of the last layer: two velocities in degrees a second, the log-odds of a pinch, and two angles in degrees.</summary>
    public (float[] Weights, float[] Biases) LastLayer()
    {
        var weights = EventGraph.Values(_module.Answer.weight);
        var biases = EventGraph.Values(_module.Answer.bias!);
        ReadOnlySpan<float> units = [VelocityUnit, VelocityUnit, 1, AngleUnit, AngleUnit];
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= units[i / Options.Embedding];
        for (var answer = 0; answer < biases.Length; answer++)
            biases[answer] *= units[answer];
        return (weights, biases);
    }

    /// <summary>The network as an ONNX graph for streaming; <see cref="CursorGraph"/> names its tensors.</summary>
    public byte[] Export() => CursorGraph.Build(this, _module);

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static CursorNetwork Create(CursorNetworkOptions options, CursorLearning learning, int seed, float[] offset, float[] factor)
    {
        options.Check();
        learning.Check();
        TorchRuntime.Require();
        lock (TorchRuntime.RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new CursorNetwork(options, learning.DropOut, offset, factor);
            network._module.eval();
            return network;
        }
    }

    private void Learn(CursorCrops crops, CursorLearning learning, int seed, Action<double, double>? progress)
    {
        set_num_threads(1);
        random.manual_seed(seed);
        using var optimiser = new AdamWOptimiser(_module.parameters(), learning.WeightDecay);
        using Scalar pressWeight = learning.PressWeight;
        using Scalar angleWeight = learning.AngleWeight;
        _module.train();
        for (var step = 0; step < learning.Steps; step++)
        {
            using var scope = NewDisposeScope();
            var (signal, velocities, angles, presses, counts) = crops.Next();
            _module.zero_grad();
            var answers = _module.forward(signal);
            var late = (long)learning.WarmUpSteps;
            var length = learning.CropSteps - late;
            var velocity = nn.functional.huber_loss(answers.narrow(2, 0, 2).narrow(1, late, length), velocities.narrow(1, late, length), HuberUnits);
            var angle = nn.functional.huber_loss(answers.narrow(2, 3, 2).narrow(1, late, length), angles.narrow(1, late, length), HuberUnits);
            var press = nn.functional.binary_cross_entropy_with_logits(answers.narrow(2, 2, 1).squeeze(2), presses, counts);
            var loss = velocity.add(press.mul(pressWeight)).add(angle.mul(angleWeight));
            loss.backward();
            nn.utils.clip_grad_norm_(_module.parameters(), learning.GradientNorm);
            optimiser.Step(learning.LearningRate * RateCourse.At((step + 0.5) / learning.Steps, RisingShare));
            progress?.Invoke((step + 1.0) / learning.Steps, loss.item<float>());
        }

        _module.eval();
        if (!HeldTensors.AreFinite(_module.parameters()))
            throw new ArgumentException($"The network diverged at a learning rate of {learning.LearningRate}; lower it.", nameof(learning));
    }
}
