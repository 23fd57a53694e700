namespace NeuralGlasses.Wristband.Ports;

/// <summary>Device time, and the only place where the firmware waits.</summary>
public interface IMonotonicClock
{
    /// <summary>Microseconds since power-up; never goes back.</summary>
    long Microseconds { get; }

    /// <summary>
    /// Waits until <see cref="Microseconds"/> has reached <paramref name="microseconds"/>, then returns true; returns false
    /// when the board is shutting down and the firmware should return. On the chip managed code wakes every 10 ms at best.
    /// In the simulator the world moves on while the firmware waits here.
    /// </summary>
    bool WaitUntil(long microseconds);
}
