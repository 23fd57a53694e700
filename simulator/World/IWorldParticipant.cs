namespace NeuralGlasses.Simulator.World;

/// <summary>Something in the simulated world that acts at moments of its own.</summary>
public interface IWorldParticipant
{
    /// <summary>Time of its next act, in microseconds; <see cref="long.MaxValue"/> for never.</summary>
    long NextMicroseconds { get; }

    /// <summary>Acts; the world's clock stands at <see cref="NextMicroseconds"/>.</summary>
    void Act();
}
