using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>The layers in torch: [batch, step, input] to ln P of every class, [batch, step, class].</summary>
internal sealed class TapModule : nn.Module<Tensor, Tensor>
{
    private static readonly long[] Turns = [0];
    private readonly Dropout _dropOut;

    public TapModule(TapNetworkOptions options, double dropOut)
        : base("taps")
    {
        Left = nn.Linear(TapNetworkOptions.WristInputs, options.Entry);
        Right = nn.Linear(TapNetworkOptions.WristInputs, options.Entry);
        First = nn.GRU(TapNetworkOptions.Wrists * options.Entry, options.Hidden, batchFirst: true);
        Second = nn.GRU(options.Hidden, options.Hidden, batchFirst: true);
        Last = nn.Linear(options.Hidden, options.Classes);
        _dropOut = nn.Dropout(dropOut);
        RegisterComponents();
    }

    public Linear Left { get; }

    public Linear Right { get; }

    public GRU First { get; }

    public GRU Second { get; }

    public Linear Last { get; }

    /// <summary>[batch, step, hidden].</summary>
    public Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var entry = cat([Enter(input, 0, Left), Enter(input, 1, Right)], 2);
        var first = First.forward(_dropOut.forward(entry)).Item1;
        return Second.forward(_dropOut.forward(first)).Item1.MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return nn.functional.log_softmax(Last.forward(_dropOut.forward(Embed(input))), 2).MoveToOuterDisposeScope();
    }

    private static Tensor Enter(Tensor input, int wrist, Linear layer)
    {
        using var scope = NewDisposeScope();
        var (batch, steps) = (input.shape[0], input.shape[1]);
        var ring = input.narrow(2, wrist * TapNetworkOptions.WristInputs, TapNetworkOptions.WristInputs).reshape(batch, steps, TapNetworkOptions.Planes, TapNetworkOptions.Channels);
        var straight = nn.functional.relu(layer.forward(ring.reshape(batch, steps, TapNetworkOptions.WristInputs)));
        var before = nn.functional.relu(layer.forward(ring.roll(1, 3).reshape(batch, steps, TapNetworkOptions.WristInputs)));
        var behind = nn.functional.relu(layer.forward(ring.roll(-1, 3).reshape(batch, steps, TapNetworkOptions.WristInputs)));
        // No product with a third: TorchSharp gives native code scalars that a collection may free during the call.
        return stack([straight, before, behind], 0).mean(Turns).MoveToOuterDisposeScope();
    }
}
