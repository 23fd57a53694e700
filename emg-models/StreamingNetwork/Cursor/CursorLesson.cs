using TorchSharp;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>
/// What a batch costs. Of the wrist: each person's last layer is solved from the dot that was followed, as a calibration does, and tried on what the wrist really did. Of the fingers: how likely
/// the pinches were that there were.
/// </summary>
internal sealed class CursorLesson(CursorModule module, CursorLearning learning, double loading) : IDisposable
{
    // Errors above this many units count by their size, smaller ones by their square. Lower, nearer to a median, small movements shrink to none.
    private const double HuberUnits = 1;
    private readonly Scalar _velocityWeight = learning.VelocityWeight;
    private readonly Scalar _pressWeight = learning.PressWeight;
    private readonly Scalar _everybodyWeight = learning.EverybodyWeight;
    private readonly Scalar _rowShare = 1.0 / learning.FollowedSteps;
    private readonly Scalar _loading = loading;

    /// <summary>The cost, a number with gradients.</summary>
    public Tensor Loss(in CursorDraws.Steps followed, in CursorDraws.Steps control, in CursorDraws.Steps life, in CursorDraws.Crops crops)
    {
        using var scope = NewDisposeScope();
        var everybody = cat([module.Move.weight, module.Move.bias!.unsqueeze(1)], 1).transpose(0, 1);
        var own = Solve(WithOne(module.EmbedMoves(followed.Inputs)), followed.Moves, everybody);
        var pointing = WithOne(module.EmbedMoves(control.Inputs));
        var living = WithOne(module.EmbedMoves(life.Inputs));
        var general = Miss(pointing.matmul(everybody), control.Moves).Plus(Miss(living.matmul(everybody), life.Moves));
        return Miss(pointing.matmul(own), control.Moves).Plus(general.mul(_everybodyWeight)).Plus(Press(crops).mul(_pressWeight)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _velocityWeight.Dispose();
        _pressWeight.Dispose();
        _everybodyWeight.Dispose();
        _rowShare.Dispose();
        _loading.Dispose();
    }

    private static Tensor WithOne(Tensor embedding) => cat([embedding, ones([embedding.shape[0], embedding.shape[1], 1])], 2);

    // The same penalty as a calibration has: everybody's weights, and the loading in units of the rows' mean square.
    private Tensor Solve(Tensor rows, Tensor answers, Tensor everybody)
    {
        var turned = rows.transpose(1, 2).mul(_rowShare);
        var gram = turned.matmul(rows);
        var size = gram.diagonal(0, 1, 2).mean([1], true).mul(_loading).unsqueeze(2);
        var left = turned.matmul(answers.sub(rows.matmul(everybody)));
        return everybody.Plus(linalg.solve(gram.Plus(eye(rows.shape[2]).mul(size)), left));
    }

    private Tensor Miss(Tensor found, Tensor wanted)
    {
        const int Axes = CursorNetworkOptions.Axes;
        var velocity = nn.functional.huber_loss(found.narrow(2, 0, Axes), wanted.narrow(2, 0, Axes), HuberUnits);
        return nn.functional.huber_loss(found.narrow(2, Axes, Axes), wanted.narrow(2, Axes, Axes), HuberUnits).Plus(velocity.mul(_velocityWeight));
    }

    private Tensor Press(in CursorDraws.Crops crops) =>
        nn.functional.binary_cross_entropy_with_logits(module.PinchOdds(crops.Inputs).squeeze(2), crops.Presses, crops.Counts);
}
