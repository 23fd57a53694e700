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
        return Create(options, 0, seed, new float[options.Features], factor);
    }

    /// <summary>Trains a network from nothing, on one thread: the same teachers and seed give the same network on one processor.</summary>
    /// <param name="teachers">Whom it learns from.</param>
    /// <param name="options">Its shape.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="loading">How much a calibration holds a wearer's last layer to everybody's, in mean squares of the embedding.</param>
    /// <param name="seed">Seed of weights and draws.</param>
    /// <param name="progress">Told the share done, 0 to 1, and the loss, after every batch.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sessions do not fit it.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static CursorNetwork Train(
        IReadOnlyList<CursorTeacher> teachers, CursorNetworkOptions options, CursorLearning learning, double loading, int seed, Action<double, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(teachers);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(learning);
        learning.Check();
        CursorSession[] sessions = [.. teachers.SelectMany(each => new[] { each.Followed, each.Control, each.Life })];
        foreach (var session in sessions)
        {
            if (session.Frames.Length != session.Steps * options.Features || session.Velocities.Length != session.Steps * CursorNetworkOptions.Axes || session.Steps <= learning.WarmUpSteps || session.Steps < learning.CropSteps)
                throw new ArgumentException($"A session has {session.Frames.Length} features and {session.Velocities.Length} velocities for {session.Steps} steps; expected {options.Features} and {CursorNetworkOptions.Axes} a step, more than {learning.WarmUpSteps} and at least {learning.CropSteps} steps.", nameof(teachers));
        }

        var (offset, factor) = EventInputs.StandardOf([.. sessions.Select(session => session.Frames)], options.Features);
        var network = Create(options, learning.DropOut, seed, offset, factor);
        try
        {
            lock (TorchRuntime.RandomNumbers)
                network.Learn(new CursorDraws(teachers, new CursorInputs(options, offset, factor), factor, options, learning, seed), learning, loading, seed, progress);
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
        var inputs = new CursorInputs(Options, Offset, Factor).Of(frames);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var steps = tensor(inputs, [1, inputs.Length / Options.Inputs, Options.Inputs]);
        var moves = _module.Move.forward(_module.EmbedMoves(steps)).contiguous().data<float>().ToArray();
        var odds = _module.PinchOdds(steps).contiguous().data<float>().ToArray();
        return [.. moves.Chunk(CursorModule.MoveCount).Zip(odds, (move, odd) => new[]
        {
            move[0] * VelocityUnit, move[1] * VelocityUnit, 1 / (1 + MathF.Exp(-odd)), move[2] * AngleUnit, move[3] * AngleUnit,
        })];
    }

    /// <summary>Weights [answer, embedding] and biases of the last layer: two velocities in degrees a second, the log-odds of a pinch, and two angles in degrees.</summary>
    public (float[] Weights, float[] Biases) LastLayer()
    {
        const int Press = CursorNetworkOptions.Axes;
        var (weights, biases) = (new float[CursorModule.AnswerCount * Options.Embedding], new float[CursorModule.AnswerCount]);
        var (move, moveBiases) = (EventGraph.Values(_module.Move.weight), EventGraph.Values(_module.Move.bias!));
        for (var i = 0; i < CursorModule.MoveCount; i++)
        {
            var (answer, unit) = i < Press ? (i, VelocityUnit) : (i + 1, AngleUnit);
            for (var k = 0; k < Options.Moves; k++)
                weights[(answer * Options.Embedding) + k] = unit * move[(i * Options.Moves) + k];
            biases[answer] = unit * moveBiases[i];
        }

        EventGraph.Values(_module.Pinch.weight).CopyTo(weights.AsSpan((Press * Options.Embedding) + Options.Moves));
        biases[Press] = EventGraph.Values(_module.Pinch.bias!)[0];
        return (weights, biases);
    }

    /// <summary>The network as an ONNX graph for streaming; <see cref="CursorGraph"/> names its tensors.</summary>
    public byte[] Export() => CursorGraph.Build(this, _module);

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static CursorNetwork Create(CursorNetworkOptions options, double dropOut, int seed, float[] offset, float[] factor)
    {
        options.Check();
        TorchRuntime.Require();
        lock (TorchRuntime.RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new CursorNetwork(options, dropOut, offset, factor);
            network._module.eval();
            return network;
        }
    }

    private void Learn(CursorDraws draws, CursorLearning learning, double loading, int seed, Action<double, double>? progress)
    {
        set_num_threads(1);
        random.manual_seed(seed);
        using var optimiser = new AdamWOptimiser(_module.parameters(), learning.WeightDecay);
        using var lesson = new CursorLesson(_module, learning, loading);
        _module.train();
        for (var step = 0; step < learning.Steps; step++)
        {
            using var scope = NewDisposeScope();
            _module.zero_grad();
            var (followed, control, life) = draws.NextSteps();
            var loss = lesson.Loss(followed, control, life, draws.NextCrops());
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
