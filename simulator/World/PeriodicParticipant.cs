namespace NeuralGlasses.Simulator.World;

/// <summary>Something that acts at a fixed period, first after one period.</summary>
internal sealed class PeriodicParticipant : IWorldParticipant
{
    private readonly long _periodMicroseconds;
    private readonly Action<long> _act;

    public PeriodicParticipant(long periodMicroseconds, Action<long> act)
    {
        _periodMicroseconds = periodMicroseconds;
        _act = act;
        NextMicroseconds = periodMicroseconds;
    }

    public long NextMicroseconds { get; private set; }

    public void Act()
    {
        var now = NextMicroseconds;
        NextMicroseconds = now + _periodMicroseconds;
        _act(now);
    }
}
