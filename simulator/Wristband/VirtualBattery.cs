using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>A battery that a constant current empties in proportion to device time.</summary>
public sealed class VirtualBattery : IBattery
{
    private readonly IMonotonicClock _clock;
    private readonly double _startPercent;
    private readonly double _percentPerMicrosecond;

    /// <summary>Makes a battery of a capacity in milliampere-hours, a load in milliamperes and a charge at time zero of 0 to 100 percent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive, the load is negative, or the charge is not a percentage.</exception>
    public VirtualBattery(IMonotonicClock clock, double capacityMilliampereHours, double loadMilliamperes, double startPercent = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityMilliampereHours);
        ArgumentOutOfRangeException.ThrowIfNegative(loadMilliamperes);
        ArgumentOutOfRangeException.ThrowIfNegative(startPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startPercent, 100);
        _clock = clock;
        _startPercent = startPercent;
        _percentPerMicrosecond = 100 * loadMilliamperes / capacityMilliampereHours / 3.6e9;
    }

    /// <inheritdoc/>
    public int Percent => (int)Math.Max(0, Math.Ceiling(_startPercent - (_clock.Microseconds * _percentPerMicrosecond)));
}
