namespace NeuralGlasses.Simulator.World;

/// <summary>Holds the world back to the pace of the host's clock; it never changes what happens in it.</summary>
internal sealed class Pace(TimeProvider hostClock) : IWorldParticipant
{
    private const long PeriodMicroseconds = 20_000;
    private readonly long _began = hostClock.GetTimestamp();

    public long NextMicroseconds { get; private set; } = PeriodMicroseconds;

    public void Act()
    {
        var ahead = TimeSpan.FromMicroseconds(NextMicroseconds) - hostClock.GetElapsedTime(_began);
        NextMicroseconds += PeriodMicroseconds;
        if (ahead > TimeSpan.Zero)
            Thread.Sleep(ahead);
    }
}
