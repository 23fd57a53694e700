using System.Threading;
using nanoFramework.Hardware.Esp32;
using NeuralGlasses.Wristband.Ports;
using RuntimePower = nanoFramework.Runtime.Native.Power;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>
/// Carries out how a run ended. Off and sleep are deep sleep: memory and pins are lost, and the program starts anew. The button wakes by a low
/// level and the other pins by a high one, and the chip has one source of each kind: EXT0 for one pin and EXT1 for a set of one level.
/// </summary>
public sealed class Esp32Power
{
    /// <summary>The motion sensor's pin, <see cref="PinMap.ImuInterrupt"/>.</summary>
    public const Sleep.WakeupGpioPin MotionPin = Sleep.WakeupGpioPin.Pin4;

    /// <summary>The charger's pin, <see cref="PinMap.ChargerPresent"/>.</summary>
    public const Sleep.WakeupGpioPin ChargerPin = Sleep.WakeupGpioPin.Pin2;

    /// <summary>The button's pin, <see cref="PinMap.Button"/>.</summary>
    public const Sleep.WakeupGpioPin ButtonPin = Sleep.WakeupGpioPin.Pin1;

    private const int PressedLevel = 0;
    private const int ReleasePollMilliseconds = 50;
    private readonly IButton _button;
    private readonly IWatchdog _watchdog;

    /// <summary>Makes it; the button must be let go before the chip may sleep, or it would wake at once.</summary>
    public Esp32Power(IButton button, IWatchdog watchdog)
    {
        _button = button;
        _watchdog = watchdog;
    }

    /// <summary>Does what <paramref name="end"/> asks for; returns only after <see cref="RunEnd.ShuttingDown"/> and <see cref="RunEnd.None"/>.</summary>
    public void Carry(RunEnd end)
    {
        switch (end)
        {
            case RunEnd.Sleep:
                SleepUntil(MotionPin);
                break;
            case RunEnd.Off:
                SleepUntil(ChargerPin);
                break;
            case RunEnd.Restart:
                RuntimePower.RebootDevice();
                break;
            default:
                break;
        }
    }

    private void SleepUntil(Sleep.WakeupGpioPin highPin)
    {
        while (_button.IsPressed)
        {
            _watchdog.Feed();
            Thread.Sleep(ReleasePollMilliseconds);
        }

        // A chip that sleeps and cannot be woken is worse than one that starts anew. The runtime restarts only when the program lets it: what
        // follows the call is still carried out.
        if (Sleep.EnableWakeupByPin(ButtonPin, PressedLevel) != EspNativeError.OK
            || Sleep.EnableWakeupByMultiPins(highPin, Sleep.WakeupMode.AnyHigh) != EspNativeError.OK)
        {
            RuntimePower.RebootDevice();
            return;
        }

        Sleep.StartDeepSleep();
    }
}
