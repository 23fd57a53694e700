using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>A lithium-polymer cell that a current empties and a charger fills: open-circuit voltage by the firmware's own curve, less the drop at its inner resistance.</summary>
public sealed class VirtualBattery : IBattery
{
    private const double InnerOhms = 0.2;
    private const double MillisecondsPerHour = 3.6e6;
    private readonly IMonotonicClock _clock;
    private readonly double _capacityMilliampereHours;
    private double _chargeMilliampereHours;
    private long _countedTo;

    /// <summary>Makes a cell of a capacity in milliampere-hours, a load in milliamperes and a charge now of 0 to 100 percent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive, the load is negative, or the charge is not a percentage.</exception>
    public VirtualBattery(IMonotonicClock clock, double capacityMilliampereHours, double loadMilliamperes, double startPercent = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityMilliampereHours);
        ArgumentOutOfRangeException.ThrowIfNegative(loadMilliamperes);
        ArgumentOutOfRangeException.ThrowIfNegative(startPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startPercent, 100);
        _clock = clock;
        _capacityMilliampereHours = capacityMilliampereHours;
        _chargeMilliampereHours = capacityMilliampereHours * startPercent / 100;
        LoadMilliamperes = loadMilliamperes;
        _countedTo = clock.Microseconds;
    }

    /// <summary>Current that the band draws, in milliamperes.</summary>
    public double LoadMilliamperes { get; private set; }

    /// <summary>Current of the charger, in milliamperes; 0 when it is not plugged in.</summary>
    public double ChargerMilliamperes { get; private set; }

    /// <summary>Whether the gauge answers.</summary>
    public bool GaugeAnswers { get; set; } = true;

    /// <inheritdoc/>
    public bool IsCharging => ChargerMilliamperes > 0;

    /// <summary>Charge left, 0 to 100 percent.</summary>
    public double Percent
    {
        get
        {
            Count();
            return 100 * _chargeMilliampereHours / _capacityMilliampereHours;
        }
    }

    /// <inheritdoc/>
    public int Millivolts
    {
        get
        {
            if (!GaugeAnswers)
                return 0;
            var percent = Percent;
            var below = BatteryCurve.MillivoltsAt((int)Math.Floor(percent));
            var above = BatteryCurve.MillivoltsAt((int)Math.Ceiling(percent));
            var open = below + ((above - below) * (percent - Math.Floor(percent)));

            // An empty cell falls on below the curve's end, as a real one does.
            var empty = percent <= 0 ? 100 : 0;
            return (int)(open - empty - ((LoadMilliamperes - ChargerMilliamperes) * InnerOhms));
        }
    }

    /// <summary>Changes the current that the band draws, from now on.</summary>
    public void SetLoad(double milliamperes)
    {
        Count();
        LoadMilliamperes = milliamperes;
    }

    /// <summary>Plugs a charger in, or with 0 out, from now on.</summary>
    public void SetCharger(double milliamperes)
    {
        Count();
        ChargerMilliamperes = milliamperes;
    }

    private void Count()
    {
        var now = _clock.Microseconds;
        var hours = (now - _countedTo) / 1000.0 / MillisecondsPerHour;
        _countedTo = now;
        _chargeMilliampereHours = Math.Clamp(_chargeMilliampereHours + ((ChargerMilliamperes - LoadMilliamperes) * hours), 0, _capacityMilliampereHours);
    }
}
