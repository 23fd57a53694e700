namespace NeuralGlasses.Simulator.World;

/// <summary>Holds the world back to the pace of the host's clock; it never changes what happens in it.</summary>
internal sealed class Pace : IWorldParticipant
{
    private const long UsualPeriodMicroseconds = 20_000;
    private readonly TimeProvider _hostClock;
    private readonly long _periodMicroseconds;
    private readonly long _began;

    /// <summary>Keeps the pace of a clock, looked at every so many microseconds.</summary>
    public Pace(TimeProvider hostClock, long periodMicroseconds = UsualPeriodMicroseconds)
    {
        _hostClock = hostClock;
        _periodMicroseconds = NextMicroseconds = periodMicroseconds;
        _began = hostClock.GetTimestamp();
    }

    /// <summary>The furthest that the world has ever been behind the host's clock.</summary>
    public TimeSpan LongestLag { get; private set; }

    public long NextMicroseconds { get; private set; }

    public void Act()
    {
        var ahead = TimeSpan.FromMicroseconds(NextMicroseconds) - _hostClock.GetElapsedTime(_began);
        NextMicroseconds += _periodMicroseconds;
        if (ahead > TimeSpan.Zero)
            Thread.Sleep(ahead);
        else if (-ahead > LongestLag)
            LongestLag = -ahead;
    }
}
