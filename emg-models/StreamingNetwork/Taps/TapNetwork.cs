using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>A network that reads keystrokes, with its weights: learns, learns on from one person, answers for whole sessions, and becomes an ONNX graph.</summary>
public sealed class TapNetwork : IDisposable
{
    private const double RisingShare = 0.05;
    private readonly TapModule _module;

    private TapNetwork(TapNetworkOptions options, double dropOut, TapStandard standard)
    {
        Options = options;
        Standard = standard;
        _module = new(options, dropOut);
    }

    /// <summary>Its shape.</summary>
    public TapNetworkOptions Options { get; }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => _module.parameters().Sum(parameter => parameter.numel());

    internal TapStandard Standard { get; }

    /// <summary>A network with random weights that has learnt nothing.</summary>
    /// <exception cref="ArgumentException">The shape is impossible.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static TapNetwork Untrained(TapNetworkOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(options, 0, seed, TapStandard.None);
    }

    /// <summary>Trains a network from nothing, on one thread: the same sessions and seed give the same network on one processor.</summary>
    /// <param name="sessions">What it learns from.</param>
    /// <param name="options">Its shape.</param>
    /// <param name="learning">How it learns.</param>
    /// <param name="seed">Seed of weights, crops and noise.</param>
    /// <param name="progress">Told the share done, 0 to 1, and the loss, after every batch.</param>
    /// <param name="checkpoint">Given the network as it is, and the batches done, every <see cref="TapLearning.CheckpointSteps"/>.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or the sessions do not fit it.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static TapNetwork Train(
        IReadOnlyList<TapSession> sessions, TapNetworkOptions options, TapLearning learning, int seed,
        Action<double, double>? progress = null, Action<TapNetwork, int>? checkpoint = null)
    {
        Check(sessions, learning);
        ArgumentNullException.ThrowIfNull(options);
        var network = Create(options, learning.DropOut, seed, TapStandard.Of(sessions));
        try
        {
            network.Learn(sessions, learning, seed, progress, checkpoint);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>A copy that has learnt on, such as from one person's sessions; see <see cref="Train"/>.</summary>
    /// <exception cref="ArgumentException">The sessions do not fit.</exception>
    public TapNetwork LearnOn(IReadOnlyList<TapSession> sessions, TapLearning learning, int seed, Action<double, double>? progress = null, Action<TapNetwork, int>? checkpoint = null)
    {
        Check(sessions, learning);
        var copy = Create(Options, learning.DropOut, seed, Standard);
        using (var stream = new MemoryStream(Weights()))
            copy.Fill(new BinaryReader(stream));
        copy.Learn(sessions, learning, seed, progress, checkpoint);
        return copy;
    }

    /// <summary>ln P of every class at every step, from an empty state, [step, class].</summary>
    public float[] Score(TapSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var inputs = Array.ConvertAll(Standard.Inputs(session), value => (float)value);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        return _module.forward(tensor(inputs, [1, session.Steps, TapNetworkOptions.Inputs])).contiguous().data<float>().ToArray();
    }

    /// <summary>The network as an ONNX graph for streaming; <see cref="TapGraph"/> names its tensors.</summary>
    public byte[] Export() => TapGraph.Build(this, _module);

    /// <summary>Shape, standard and weights as bytes, from which <see cref="Read"/> makes the same network.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Options.Classes);
        writer.Write(Options.Entry);
        writer.Write(Options.Hidden);
        foreach (var value in Standard.Offset.Concat(Standard.Factor))
            writer.Write(value);
        writer.Write(Weights());
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are cut or of something else.</exception>
    /// <exception cref="PlatformNotSupportedException">TorchSharp does not run here.</exception>
    public static TapNetwork Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            var options = new TapNetworkOptions(reader.ReadInt32()) { Entry = reader.ReadInt32(), Hidden = reader.ReadInt32() };
            float[] Row() => [.. Enumerable.Range(0, TapFilters.PerChannel).Select(_ => reader.ReadSingle())];
            var network = Create(options, 0, 1, new TapStandard(Row(), Row()));
            network.Fill(reader);
            return reader.BaseStream.Position == bytes.Length ? network : throw new InvalidDataException($"{bytes.Length - reader.BaseStream.Position} bytes follow the weights; expected none.");
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException($"The weights of the network are cut or of something else ({error.Message}).", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static void Check(IReadOnlyList<TapSession> sessions, TapLearning learning)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(learning);
        if (sessions.Count == 0)
            throw new ArgumentException("There are no sessions; expected at least one.", nameof(sessions));
        foreach (var session in sessions)
        {
            if (session.Steps < learning.CropSteps)
                throw new ArgumentException($"A session has {session.Steps} steps; expected at least {learning.CropSteps}, which is a crop.", nameof(sessions));
        }
    }

    private static TapNetwork Create(TapNetworkOptions options, double dropOut, int seed, TapStandard standard)
    {
        options.Check();
        TorchRuntime.Require();
        lock (TorchRuntime.RandomNumbers)
        {
            random.manual_seed(seed);
            var network = new TapNetwork(options, dropOut, standard);
            network._module.eval();
            return network;
        }
    }

    private byte[] Weights()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var (_, parameter) in _module.named_parameters().OrderBy(each => each.name, StringComparer.Ordinal))
        {
            foreach (var value in HeldTensors.Numbers(parameter))
                writer.Write(value);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private void Fill(BinaryReader reader)
    {
        using var off = no_grad();
        foreach (var (_, parameter) in _module.named_parameters().OrderBy(each => each.name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            var values = new float[parameter.numel()];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.ReadSingle();
            parameter.copy_(tensor(values, parameter.shape));
        }
    }

    private void Learn(IReadOnlyList<TapSession> sessions, TapLearning learning, int seed, Action<double, double>? progress, Action<TapNetwork, int>? checkpoint)
    {
        learning.Check();
        var crops = new TapCrops(sessions, [.. sessions.Select(Standard.Inputs)], Options, learning, seed);
        lock (TorchRuntime.RandomNumbers)
        {
            set_num_threads(1);
            random.manual_seed(seed);
            using var optimiser = new AdamWOptimiser(_module.parameters(), learning.WeightDecay);
            using var ctc = nn.CTCLoss(Options.Blank, zero_infinity: true);
            using var lengths = tensor(Enumerable.Repeat((long)learning.CropSteps, learning.BatchSize).ToArray(), [learning.BatchSize]);
            _module.train();
            for (var step = 0; step < learning.LastStep; step++)
            {
                using (var scope = NewDisposeScope())
                {
                    var (signal, keys, counts, timed, weights) = crops.Next();
                    _module.zero_grad();
                    var scores = _module.forward(signal);
                    var loss = step < learning.TimedShare * learning.Steps
                        ? scores.gather(2, timed).mul(weights).sum().neg().div(weights.sum())
                        : ctc.forward(scores.transpose(0, 1), keys, lengths, counts);
                    loss.backward();
                    nn.utils.clip_grad_norm_(_module.parameters(), learning.GradientNorm);
                    optimiser.Step(learning.LearningRate * RateCourse.At((step + 0.5) / learning.Steps, RisingShare));
                    progress?.Invoke((step + 1.0) / learning.LastStep, loss.item<float>());
                }

                if (checkpoint is null || (step + 1) % learning.CheckpointSteps != 0)
                    continue;
                _module.eval();
                checkpoint(this, step + 1);
                _module.train();
            }

            _module.eval();
        }

        if (!HeldTensors.AreFinite(_module.parameters()))
            throw new ArgumentException($"The network diverged at a learning rate of {learning.LearningRate}; lower it.", nameof(learning));
    }
}
