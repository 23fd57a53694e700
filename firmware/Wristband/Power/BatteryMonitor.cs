using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Power;

/// <summary>
/// Looks at the cell once a second and says how full it is, whether that is little, and whether it is the end. The radio's peaks
/// pull the voltage down for moments, so it is smoothed, the charge never climbs while the cell is drained, and the end counts only after seconds.
/// </summary>
public sealed class BatteryMonitor
{
    /// <summary>Time between two looks, in microseconds.</summary>
    public const int LookMicroseconds = 1000000;

    /// <summary>Looks below the cut-off in a row that make the end.</summary>
    public const int LooksToEmpty = 5;

    /// <summary>Charge above the low mark at which low is over, in percent: without this it would come and go.</summary>
    public const int LowHysteresisPercent = 3;

    private const int SmoothingShift = 3;
    private readonly IBattery _battery;
    private readonly IMonotonicClock _clock;
    private long _nextMicroseconds;
    private int _smoothed;
    private int _percent = 100;
    private int _looksBelow;
    private bool _isLow;
    private bool _isCharging;

    /// <summary>Makes the monitor and takes a first look.</summary>
    public BatteryMonitor(IBattery battery, IMonotonicClock clock)
    {
        _battery = battery;
        _clock = clock;
        _isCharging = battery.IsCharging;
        int millivolts = battery.Millivolts;
        if (millivolts > 0)
        {
            Begin(millivolts);
        }
    }

    /// <summary>Charge at and below which the battery is low, in percent; from the settings.</summary>
    public int LowPercent { get; set; }

    /// <summary>Charge left, 0 to 100 percent; 100 until the gauge has answered.</summary>
    public int Percent
    {
        get { return _percent; }
    }

    /// <summary>Smoothed voltage, in millivolts; 0 until the gauge has answered.</summary>
    public int Millivolts
    {
        get { return _smoothed >> SmoothingShift; }
    }

    /// <summary>Whether the charger has power.</summary>
    public bool IsCharging
    {
        get { return _isCharging; }
    }

    /// <summary>Whether the battery is low and not being charged.</summary>
    public bool IsLow
    {
        get { return _isLow && !_isCharging; }
    }

    /// <summary>Whether the cell is at its cut-off; a gauge that does not answer is not.</summary>
    public bool IsEmpty
    {
        get { return _looksBelow >= LooksToEmpty && !_isCharging; }
    }

    /// <summary>Looks when a second has passed. The charger is looked at every time, because a plugged charger ends a stream.</summary>
    public void Step()
    {
        _isCharging = _battery.IsCharging;
        long now = _clock.Microseconds;
        if (now < _nextMicroseconds)
        {
            return;
        }

        _nextMicroseconds = now + LookMicroseconds;
        int millivolts = _battery.Millivolts;
        if (millivolts <= 0)
        {
            _looksBelow = 0;
            return;
        }

        if (_smoothed == 0)
        {
            Begin(millivolts);
        }

        _smoothed += millivolts - (_smoothed >> SmoothingShift);
        _looksBelow = millivolts < BatteryCurve.CutOffMillivolts ? _looksBelow + 1 : 0;
        int percent = BatteryCurve.PercentAt(Millivolts);
        _percent = _isCharging || percent < _percent ? percent : _percent;
        _isLow = _percent <= LowPercent || (_isLow && _percent <= LowPercent + LowHysteresisPercent);
    }

    private void Begin(int millivolts)
    {
        _smoothed = millivolts << SmoothingShift;
        _percent = BatteryCurve.PercentAt(millivolts);
    }
}
