using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using NeuralGlasses.Wristband.Native;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>
/// Why the board started, and its memory. Wakes are told on any image. Power-on, watchdog and brown-out only our image tells apart, because the
/// runtime passes on the cause of a wake and not that of a reset; a stock image says unknown.
/// </summary>
public sealed class Esp32Board : IBoard
{
    // Of esp_reset_reason_t (ESP-IDF, esp_system.h).
    private const int PowerOnReset = 1;
    private const int SoftwareReset = 3;
    private const int InterruptWatchdogReset = 5;
    private const int TaskWatchdogReset = 6;
    private const int OtherWatchdogReset = 7;
    private const int BrownOutReset = 9;
    private readonly int _resetReason;

    /// <summary>Reads the reason once.</summary>
    public Esp32Board()
    {
        _resetReason = Read(Sleep.GetWakeupCause());
    }

    /// <inheritdoc/>
    public int ResetReason
    {
        get { return _resetReason; }
    }

    /// <summary>Bytes of managed memory that are free. Asking collects garbage, which may take tens of milliseconds.</summary>
    public int FreeMemoryBytes
    {
        get { return (int)(long)GC.Run(false); }
    }

    private static int Read(Sleep.WakeupCause cause)
    {
        if (cause == Sleep.WakeupCause.Ext0)
        {
            return Contract.ResetReason.WakeOnButton;
        }

        if (cause == Sleep.WakeupCause.Ext1)
        {
            bool moved = (Sleep.GetWakeupGpioPin() & Esp32Power.MotionPin) != Sleep.WakeupGpioPin.None;
            return moved ? Contract.ResetReason.WakeOnMotion : Contract.ResetReason.PowerOn;
        }

        return BoardImage.IsOurs ? Translate(NativeBoard.ResetReason()) : Contract.ResetReason.Unknown;
    }

    private static int Translate(int reason)
    {
        switch (reason)
        {
            case PowerOnReset:
                return Contract.ResetReason.PowerOn;
            case SoftwareReset:
                return Contract.ResetReason.Software;
            case InterruptWatchdogReset:
            case TaskWatchdogReset:
            case OtherWatchdogReset:
                return Contract.ResetReason.Watchdog;
            case BrownOutReset:
                return Contract.ResetReason.BrownOut;
            default:
                return Contract.ResetReason.Unknown;
        }
    }
}
