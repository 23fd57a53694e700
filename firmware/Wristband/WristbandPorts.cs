using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband;

/// <summary>Everything the firmware reaches hardware through; a board fills it in and calls <see cref="WristbandFirmware.Run"/>.</summary>
public sealed class WristbandPorts
{
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

    /// <summary>Radio.</summary>
    public IGattPeripheral Radio;

    /// <summary>Battery gauge.</summary>
    public IBattery Battery;
}
