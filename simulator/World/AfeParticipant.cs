using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.World;

/// <summary>The AFE's converter and the engine that answers its DRDY line.</summary>
internal sealed class AfeParticipant(VirtualBoard board) : IWorldParticipant
{
    public long NextMicroseconds => board.Clock.ToWorld(board.Afe.NextDataReadyMicroseconds);

    public void Act() => board.Engine.OnDataReady(board.Afe.NextDataReadyMicroseconds);
}
