using NeuralGlasses.Simulator.Radio;

namespace NeuralGlasses.Simulator.World;

/// <summary>The air's connection events.</summary>
internal sealed class RadioParticipant(LocalRadio radio) : IWorldParticipant
{
    public long NextMicroseconds => radio.NextEventMicroseconds;

    public void Act() => radio.RunEvent();
}
