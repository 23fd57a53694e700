using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>The board's AFE in a simulated world.</summary>
internal sealed class BoardParticipant(VirtualBoard board) : IWorldParticipant
{
    public long NextMicroseconds => board.Clock.ToWorld(board.Afe.NextDataReadyMicroseconds);

    public void Act() => board.Engine.OnDataReady(board.Afe.NextDataReadyMicroseconds);
}

/// <summary>The connection events of a simulated world.</summary>
internal sealed class AirParticipant(LocalRadio air) : IWorldParticipant
{
    public long NextMicroseconds => air.NextEventMicroseconds;

    public void Act() => air.RunEvent();
}

/// <summary>What happens at which moments of a simulated world, in their order.</summary>
internal sealed class Plan(params (long At, Action Act)[] steps) : IWorldParticipant
{
    private int _next;

    public long NextMicroseconds => _next < steps.Length ? steps[_next].At : long.MaxValue;

    public void Act() => steps[_next++].Act();
}
