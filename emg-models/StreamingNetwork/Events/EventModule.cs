using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>The layers in torch: [batch, inputs] to [batch, class] scores.</summary>
internal sealed class EventModule : nn.Module<Tensor, Tensor>
{
    private readonly Dropout _dropOut;

    public EventModule(EventNetworkOptions options, double dropOut)
        : base("events")
    {
        First = nn.Linear(options.Inputs, options.Embedding);
        Inner = nn.Linear(options.Embedding, options.Answer);
        Answer = nn.Linear(options.Answer, options.ClassCount);
        _dropOut = nn.Dropout(dropOut);
        RegisterComponents();
    }

    public Linear First { get; }

    public Linear Inner { get; }

    public Linear Answer { get; }

    /// <summary>[batch, embedding].</summary>
    public Tensor Embed(Tensor input) => nn.functional.relu(First.forward(input));

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var embedding = _dropOut.forward(nn.functional.relu(First.forward(input)));
        return Answer.forward(_dropOut.forward(nn.functional.relu(Inner.forward(embedding)))).MoveToOuterDisposeScope();
    }
}
