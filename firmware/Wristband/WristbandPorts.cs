using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband;

/// <summary>Everything the firmware reaches hardware through; a board fills it in and calls <see cref="WristbandFirmware.Run"/>.</summary>
public sealed class WristbandPorts
{
    /// <summary>The board itself.</summary>
    public IBoard Board;

    /// <summary>Device time.</summary>
    public IMonotonicClock Clock;

    /// <summary>Bus to the AFE.</summary>
    public ISpiPort AfeBus;

    /// <summary>Control pins of the AFE.</summary>
    public IAfePins AfePins;

    /// <summary>Number of ADS1298 in the daisy chain, 1 or 2.</summary>
    public int AfeCount;

    /// <summary>Engine that samples.</summary>
    public IAcquisitionEngine Engine;

    /// <summary>Bus to the motion sensor and the haptic driver.</summary>
    public II2cPort Bus;

    /// <summary>Pins of the motion sensor.</summary>
    public IImuPins ImuPins;

    /// <summary>Radio.</summary>
    public IGattPeripheral Radio;

    /// <summary>Cell and charger.</summary>
    public IBattery Battery;

    /// <summary>Files that outlive power.</summary>
    public INonVolatileStore Store;

    /// <summary>Watchdog.</summary>
    public IWatchdog Watchdog;

    /// <summary>Button.</summary>
    public IButton Button;

    /// <summary>Light.</summary>
    public IStatusLight Light;
}
