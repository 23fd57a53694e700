using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>The layers in torch. What tells of the wrist looks at a step alone, whose means hold what was before; what tells of the fingers looks at steps in their order.</summary>
internal sealed class CursorModule : nn.Module
{
    /// <summary>Answers of a step: two velocities, a pinch's log-odds, two angles.</summary>
    public const int AnswerCount = (2 * CursorNetworkOptions.Axes) + 1;

    /// <summary>Answers that tell of the wrist: two velocities, two angles.</summary>
    public const int MoveCount = 2 * CursorNetworkOptions.Axes;

    private readonly Dropout _dropOut;

    public CursorModule(CursorNetworkOptions options, double dropOut)
        : base("cursor")
    {
        Entry = nn.Linear(options.Inputs, options.Entry);
        Moves = nn.Linear(options.Entry, options.Moves);
        Move = nn.Linear(options.Moves, MoveCount);
        Fingers = nn.Linear(options.Inputs, options.Fingers);
        Recurrent = nn.GRU(options.Fingers, options.Hidden, batchFirst: true);
        Pinches = nn.Linear(options.Hidden + options.Fingers, options.Pinches);
        Pinch = nn.Linear(options.Pinches, 1);
        _dropOut = nn.Dropout(dropOut);
        RegisterComponents();
    }

    public Linear Entry { get; }

    public Linear Moves { get; }

    public Linear Move { get; }

    public Linear Fingers { get; }

    public GRU Recurrent { get; }

    public Linear Pinches { get; }

    public Linear Pinch { get; }

    /// <summary>What is known of the wrist, [.., moves], of [.., input].</summary>
    public Tensor EmbedMoves(Tensor input)
    {
        using var scope = NewDisposeScope();
        return nn.functional.relu(Moves.forward(nn.functional.relu(Entry.forward(input)))).MoveToOuterDisposeScope();
    }

    /// <summary>Log-odds of a pinch, [batch, step, 1], of [batch, step, input].</summary>
    public Tensor PinchOdds(Tensor input)
    {
        using var scope = NewDisposeScope();
        var fingers = nn.functional.relu(Fingers.forward(input));
        var states = Recurrent.forward(_dropOut.forward(fingers)).Item1;
        return Pinch.forward(_dropOut.forward(nn.functional.relu(Pinches.forward(cat([states, fingers], 2))))).MoveToOuterDisposeScope();
    }
}
