namespace NeuralGlasses.Wristband.Ports;

/// <summary>The AFE's control pins, shared by every chip of the chain; true is the voltage, not the meaning.</summary>
public interface IAfePins
{
    /// <summary>Drives the PWDN pins (active low); pulled low on the board, and held low by hardware while the charger has power.</summary>
    void SetPower(bool high);

    /// <summary>Drives the RESET pins (active low).</summary>
    void SetReset(bool high);

    /// <summary>Drives the START pins.</summary>
    void SetStart(bool high);
}
