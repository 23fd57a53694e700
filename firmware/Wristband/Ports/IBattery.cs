namespace NeuralGlasses.Wristband.Ports;

/// <summary>The cell's gauge and the charger.</summary>
public interface IBattery
{
    /// <summary>Voltage of the cell under its present load, in millivolts; 0 if the gauge does not answer.</summary>
    int Millivolts { get; }

    /// <summary>Whether the charger has power, full or not.</summary>
    bool IsCharging { get; }
}
