using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>The layers in torch: [batch, step, input] to [batch, step, answer]. Answers: two velocities, a pinch's log-odds, two angles.</summary>
internal sealed class CursorModule : nn.Module<Tensor, Tensor>
{
    /// <summary>Answers of a step while it learns.</summary>
    public const int AnswerCount = (2 * CursorNetworkOptions.Axes) + 1;

    private readonly Dropout _dropOut;

    public CursorModule(CursorNetworkOptions options, double dropOut)
        : base("cursor")
    {
        Entry = nn.Linear(options.Inputs, options.Entry);
        Recurrent = nn.GRU(options.Entry, options.Hidden, batchFirst: true);
        Last = nn.Linear(options.Hidden + options.Entry, options.Embedding);
        Answer = nn.Linear(options.Embedding, AnswerCount);
        _dropOut = nn.Dropout(dropOut);
        RegisterComponents();
    }

    public Linear Entry { get; }

    public GRU Recurrent { get; }

    public Linear Last { get; }

    public Linear Answer { get; }

    /// <summary>[batch, step, embedding].</summary>
    public Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var entry = nn.functional.relu(Entry.forward(input));
        var states = Recurrent.forward(_dropOut.forward(entry)).Item1;
        return nn.functional.relu(Last.forward(cat([states, entry], 2))).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Answer.forward(_dropOut.forward(Embed(input))).MoveToOuterDisposeScope();
    }
}
