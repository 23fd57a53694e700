using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>A watchdog that expires in device time. It does not reset anything by itself: whoever runs the board asks it.</summary>
public sealed class VirtualWatchdog : IWatchdog
{
    private readonly IMonotonicClock _clock;
    private readonly long _timeoutMicroseconds;
    private long _fedMicroseconds;

    /// <summary>Makes a watchdog that is fed now and expires a timeout, in microseconds, after it was last fed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    public VirtualWatchdog(IMonotonicClock clock, long timeoutMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutMicroseconds);
        _clock = clock;
        _timeoutMicroseconds = timeoutMicroseconds;
        _fedMicroseconds = clock.Microseconds;
    }

    /// <summary>Times that it was fed.</summary>
    public int Feeds { get; private set; }

    /// <summary>Whether the board would have been reset; food that comes too late changes nothing.</summary>
    public bool HasExpired => _clock.Microseconds - _fedMicroseconds > _timeoutMicroseconds;

    /// <inheritdoc/>
    public void Feed()
    {
        if (HasExpired)
            return;
        Feeds++;
        _fedMicroseconds = _clock.Microseconds;
    }
}
