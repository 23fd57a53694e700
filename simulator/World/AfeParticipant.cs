using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.World;

/// <summary>The AFE's converter and the engine that answers its DRDY line.</summary>
internal sealed class AfeParticipant(Ads1298Chain chain, AcquisitionEngineModel engine) : IWorldParticipant
{
    public long NextMicroseconds => chain.NextDataReadyMicroseconds;

    public void Act() => engine.OnDataReady(chain.NextDataReadyMicroseconds);
}
