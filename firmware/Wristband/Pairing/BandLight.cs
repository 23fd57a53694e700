using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Pairing;

/// <summary>
/// What the light says, the most urgent first: fast blinking for a band that was asked to show itself, two blinks a second while another
/// central may pair, three flashes every ten seconds for a fault, one for a low battery, on while charging. Else it is dark.
/// </summary>
public sealed class BandLight
{
    private const int Millisecond = 1000;
    private readonly IStatusLight _light;
    private readonly IMonotonicClock _clock;
    private long _identifyUntil = long.MinValue;
    private bool _lit;

    /// <summary>Makes the light, dark.</summary>
    public BandLight(IStatusLight light, IMonotonicClock clock)
    {
        _light = light;
        _clock = clock;
        _light.Set(false);
    }

    /// <summary>Whether the band shows itself.</summary>
    public bool IsIdentifying
    {
        get { return _clock.Microseconds < _identifyUntil; }
    }

    /// <summary>Shows the band for some seconds, or ends that with 0.</summary>
    public void Identify(int seconds)
    {
        _identifyUntil = _clock.Microseconds + (seconds * 1000L * Millisecond);
    }

    /// <summary>Sets the light for this moment.</summary>
    public void Step(bool isPairing, bool hasFault, bool isBatteryLow, bool isCharging)
    {
        long millisecond = _clock.Microseconds / Millisecond;
        long inTen = millisecond % 10000;
        bool lit = IsIdentifying ? millisecond % 200 < 100
            : isPairing ? millisecond % 500 < 250
            : hasFault ? inTen < 1200 && inTen % 400 < 100
            : isBatteryLow ? inTen < 100
            : isCharging;
        if (lit != _lit)
        {
            _lit = lit;
            _light.Set(lit);
        }
    }
}
