using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>The network in torch: [batch, channel, context + steps x stride] to [batch, step, class] scores.</summary>
internal sealed class NetworkModule : nn.Module<Tensor, Tensor>
{
    private readonly Dropout _dropOut;
    private readonly LSTM? _lstm;
    private readonly GRU? _gru;

    public NetworkModule(StreamingNetworkOptions options, double dropOut)
        : base("network")
    {
        Convolution = nn.Conv1d(options.ChannelCount, options.Filters, options.KernelSamples, stride: options.StrideSamples);
        Normalisation = nn.LayerNorm(options.Filters);
        if (options.Recurrent == RecurrentKind.Lstm)
            _lstm = nn.LSTM(options.Filters, options.Hidden, batchFirst: true);
        else
            _gru = nn.GRU(options.Filters, options.Hidden, batchFirst: true);
        _dropOut = nn.Dropout(dropOut);
        Answer = nn.Linear(options.Hidden, options.ClassCount);
        RegisterComponents();
    }

    public Conv1d Convolution { get; }

    public LayerNorm Normalisation { get; }

    public nn.Module Recurrent => (nn.Module?)_lstm ?? _gru!;

    public Linear Answer { get; }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var compressed = input.SoftSign();
        var filtered = nn.functional.relu(Convolution.forward(compressed)).transpose(1, 2);
        var normalised = Normalisation.forward(filtered);
        var states = _lstm is not null ? _lstm.forward(normalised).Item1 : _gru!.forward(normalised).Item1;
        return Answer.forward(_dropOut.forward(states)).MoveToOuterDisposeScope();
    }
}
