using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>The wristband's own clock in the world: it begins at zero with each power-up and runs a little fast or slow.</summary>
public sealed class DeviceClock : IMonotonicClock
{
    /// <summary>Managed code on the chip wakes on this grid of its own clock: the scheduler tick is 100 Hz and no finer timer reaches it.</summary>
    public const long WakeQuantumMicroseconds = 10_000;

    private readonly WorldClock _world;
    private readonly double _rate;
    private long _bootMicroseconds;

    /// <summary>Makes a clock that gains <paramref name="driftPartsPerMillion"/> on the world's.</summary>
    public DeviceClock(WorldClock world, double driftPartsPerMillion = 0)
    {
        _world = world;
        _rate = 1 + (driftPartsPerMillion * 1e-6);
    }

    /// <inheritdoc/>
    public long Microseconds => (long)Math.Floor((_world.Microseconds - _bootMicroseconds) * _rate);

    /// <summary>World time at which this clock shows a device time; <see cref="long.MaxValue"/> for never.</summary>
    public long ToWorld(long microseconds) =>
        microseconds == long.MaxValue ? long.MaxValue : _bootMicroseconds + (long)Math.Ceiling(microseconds / _rate);

    /// <summary>Begins at zero again, as at a power-up.</summary>
    public void Restart() => _bootMicroseconds = _world.Microseconds;

    /// <inheritdoc/>
    public bool WaitUntil(long microseconds)
    {
        var wake = (Math.Max(microseconds, Microseconds + 1) + WakeQuantumMicroseconds - 1) / WakeQuantumMicroseconds * WakeQuantumMicroseconds;
        return _world.RunTo(ToWorld(wake));
    }
}
