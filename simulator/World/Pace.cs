namespace NeuralGlasses.Simulator.World;

/// <summary>Holds the world back to the pace of the host's clock; it never changes what happens in it.</summary>
internal sealed class Pace : IWorldParticipant
{
    private const long UsualPeriodMicroseconds = 20_000;

    // A sleep that took too long, or a turn that did, is made good at once.
    private static readonly TimeSpan Forgiven = TimeSpan.FromMilliseconds(50);
    private readonly TimeProvider _hostClock;
    private readonly long _periodMicroseconds;
    private readonly long _began;
    private readonly TimeSpan _shortest;
    private TimeSpan _earliest;

    /// <summary>
    /// Keeps the pace of a clock, looked at every so many microseconds. A world that is behind catches up <paramref name="fastest"/> times as
    /// fast as the clock.
    /// </summary>
    public Pace(TimeProvider hostClock, long periodMicroseconds = UsualPeriodMicroseconds, double fastest = double.PositiveInfinity)
    {
        _hostClock = hostClock;
        _periodMicroseconds = NextMicroseconds = periodMicroseconds;
        _began = hostClock.GetTimestamp();
        _shortest = TimeSpan.FromMicroseconds(periodMicroseconds / fastest);
    }

    /// <summary>The furthest that the world has ever been behind the host's clock.</summary>
    public TimeSpan LongestLag { get; private set; }

    public long NextMicroseconds { get; private set; }

    public void Act()
    {
        var due = TimeSpan.FromMicroseconds(NextMicroseconds);
        var now = _hostClock.GetElapsedTime(_began);
        NextMicroseconds += _periodMicroseconds;
        if (now - due > LongestLag)
            LongestLag = now - due;
        _earliest = Later(Later(due, _earliest + _shortest), now - Forgiven);
        if (_earliest > now)
            Thread.Sleep(_earliest - now);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
