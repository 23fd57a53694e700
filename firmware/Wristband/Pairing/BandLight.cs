using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;

namespace NeuralGlasses.Wristband.Pairing;

/// <summary>
/// What the light says, the most urgent first: asked to show itself, the charge after a short press, pairing, a fault, charging, a low
/// battery, advertising, streaming. <c>hardware-spec/wristband.md</c> has the table. Flashes last 50 ms, as long as the loop's slow turn.
/// </summary>
public sealed class BandLight
{
    /// <summary>Charge above which a short press shows green, in percent.</summary>
    public const int ChargedEnoughPercent = 20;

    /// <summary>Charge from which the charger's light is green, in percent: the last of it takes an hour.</summary>
    public const int ChargedPercent = 98;

    private const int Flash = 50;
    private const int ShowMicroseconds = 500000;
    private readonly IStatusLight _light;
    private readonly IMonotonicClock _clock;
    private long _identifyUntil = long.MinValue;
    private long _showUntil = long.MinValue;
    private LightColour _colour;

    /// <summary>Makes the light, dark.</summary>
    public BandLight(IStatusLight light, IMonotonicClock clock)
    {
        _light = light;
        _clock = clock;
        _light.Set(LightColour.Dark);
    }

    /// <summary>Whether the band shows itself.</summary>
    public bool IsIdentifying
    {
        get { return _clock.Microseconds < _identifyUntil; }
    }

    /// <summary>Shows the band for some seconds, or ends that with 0.</summary>
    public void Identify(int seconds)
    {
        _identifyUntil = _clock.Microseconds + (seconds * 1000000L);
    }

    /// <summary>Shows the charge for half a second.</summary>
    public void ShowCharge()
    {
        _showUntil = _clock.Microseconds + ShowMicroseconds;
    }

    /// <summary>Sets the light for this moment; power is one of the Power constants of <see cref="BandCondition"/>.</summary>
    public void Step(bool isPairing, bool hasFault, BatteryMonitor battery, int power)
    {
        LightColour colour = Choose(_clock.Microseconds / 1000, isPairing, hasFault, battery, power);
        if (colour != _colour)
        {
            _colour = colour;
            _light.Set(colour);
        }
    }

    /// <summary>Puts the light out before the board sleeps or turns off.</summary>
    public void PutOut()
    {
        _colour = LightColour.Dark;
        _light.Set(LightColour.Dark);
    }

    private LightColour Choose(long millisecond, bool isPairing, bool hasFault, BatteryMonitor battery, int power)
    {
        if (IsIdentifying)
        {
            return millisecond % 200 < 100 ? LightColour.Amber : LightColour.Dark;
        }

        if (_clock.Microseconds < _showUntil)
        {
            return battery.Percent > ChargedEnoughPercent ? LightColour.Green : LightColour.Red;
        }

        if (isPairing)
        {
            return millisecond % 500 < 250 ? LightColour.Red : LightColour.Green;
        }

        if (hasFault)
        {
            long inTwo = millisecond % 2000;
            return inTwo < Flash || (inTwo >= 200 && inTwo < 200 + Flash) ? LightColour.Red : LightColour.Dark;
        }

        if (battery.IsCharging)
        {
            return battery.Percent >= ChargedPercent ? LightColour.Green : LightColour.Amber;
        }

        if (battery.IsLow && millisecond % 10000 < Flash)
        {
            return LightColour.Red;
        }

        int every = power == BandCondition.PowerAdvertising ? 2000 : power == BandCondition.PowerStreaming ? 5000 : 0;
        return every > 0 && millisecond % every < Flash ? LightColour.Green : LightColour.Dark;
    }
}
