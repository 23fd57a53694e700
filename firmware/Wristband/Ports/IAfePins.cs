namespace NeuralGlasses.Wristband.Ports;

/// <summary>The AFE's control pins, shared by every chip of the chain; true is the voltage, not the meaning. PWDN is pulled up on the board.</summary>
public interface IAfePins
{
    /// <summary>Drives the RESET pins (active low).</summary>
    void SetReset(bool high);

    /// <summary>Drives the START pins.</summary>
    void SetStart(bool high);
}
