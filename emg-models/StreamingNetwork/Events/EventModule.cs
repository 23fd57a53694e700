using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// The layers in torch: [batch, inputs] to [batch, class] scores. Of the second convolution only what the third one needs for its newest
/// output is computed. The first two have no bias, so that silence before the first step is zero in every layer, as the states of a graph are.
/// </summary>
internal sealed class EventModule : nn.Module<Tensor, Tensor>
{
    private readonly EventNetworkOptions _options;
    private readonly Dropout _dropOut;

    public EventModule(EventNetworkOptions options, double dropOut)
        : base("events")
    {
        _options = options;
        First = nn.Conv1d(options.FrameLength, options.Embedding, options.Kernel, bias: false);
        Second = nn.Conv1d(options.Embedding, options.Embedding, options.Kernel, stride: options.Dilation, bias: false);
        Third = nn.Conv1d(options.Embedding, options.Embedding, options.Kernel);
        Inner = nn.Linear(options.Embedding, options.Answer);
        Answer = nn.Linear(options.Answer, options.ClassCount);
        _dropOut = nn.Dropout(dropOut);
        RegisterComponents();
    }

    public Conv1d First { get; }

    public Conv1d Second { get; }

    public Conv1d Third { get; }

    public Linear Inner { get; }

    public Linear Answer { get; }

    /// <summary>[batch, embedding].</summary>
    public Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var frames = input.view(-1, _options.Frames, _options.FrameLength).transpose(1, 2);
        var first = nn.functional.relu(First.forward(frames));
        var newest = TensorIndex.Slice(_options.Kernel - 1, null, _options.Dilation);
        var second = first[TensorIndex.Ellipsis, newest].Plus(nn.functional.relu(Second.forward(_dropOut.forward(first))));
        var third = second[TensorIndex.Ellipsis, TensorIndex.Single(-1)].Plus(nn.functional.relu(Third.forward(_dropOut.forward(second))).squeeze(2));
        return third.MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var embedding = _dropOut.forward(Embed(input));
        return Answer.forward(_dropOut.forward(nn.functional.relu(Inner.forward(embedding)))).MoveToOuterDisposeScope();
    }
}
