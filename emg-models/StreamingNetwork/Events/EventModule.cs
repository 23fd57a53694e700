using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>The network in torch: [batch, channel, context + steps x stride] to [batch, step, class] scores.</summary>
internal sealed class EventModule : nn.Module<Tensor, Tensor>
{
    // Kept for ever: a scalar of one call may be freed by a collection while native code still reads it.
    private static readonly Scalar Floor = FloorPower;
    private readonly EventNetworkOptions _options;
    private readonly Dropout _dropOut;

    public EventModule(EventNetworkOptions options, double dropOut)
        : base("events")
    {
        _options = options;
        Bank = nn.Conv1d(options.ChannelCount, options.Filters, options.KernelSamples, stride: EventNetworkOptions.FilterStride, bias: false);
        Frames = nn.Conv1d(options.Filters, options.FrameFilters, options.Frames);
        Recurrent = nn.GRU(options.FrameFilters, options.Hidden, batchFirst: true);
        _dropOut = nn.Dropout(dropOut);
        Inner = nn.Linear(options.EmbeddingLength, options.Answer);
        Answer = nn.Linear(options.Answer, options.ClassCount);
        RegisterComponents();
    }

    /// <summary>Power of a filter below which its logarithm says nothing.</summary>
    public const float FloorPower = 0.01f;

    public Conv1d Bank { get; }

    public Conv1d Frames { get; }

    public GRU Recurrent { get; }

    public Linear Inner { get; }

    public Linear Answer { get; }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Answer.forward(_dropOut.forward(nn.functional.relu(Inner.forward(_dropOut.forward(Embed(input)))))).MoveToOuterDisposeScope();
    }

    /// <summary>[batch, step, embedding].</summary>
    public Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var filtered = Bank.forward(input);
        var power = nn.functional.avg_pool1d(filtered.mul(filtered), _options.PowerOutputs, _options.StrideSamples / EventNetworkOptions.FilterStride);
        var loudness = power.add(Floor).log();
        // What was before the beginning is zero, as the states of a graph are.
        var padded = nn.functional.pad(loudness, [_options.Frames - 1, 0]);
        var shapes = nn.functional.relu(Frames.forward(padded)).transpose(1, 2);
        var states = Recurrent.forward(shapes).Item1;
        return cat([states, shapes], 2).MoveToOuterDisposeScope();
    }
}
