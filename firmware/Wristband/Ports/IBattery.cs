namespace NeuralGlasses.Wristband.Ports;

/// <summary>The battery gauge.</summary>
public interface IBattery
{
    /// <summary>Charge left, 0 to 100 percent.</summary>
    int Percent { get; }
}
