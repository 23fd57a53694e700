namespace NeuralGlasses.Wristband.Ports;

/// <summary>The IMU's interrupt pin. The board can also wake from sleep by it.</summary>
public interface IImuPins
{
    /// <summary>Level of INT1; high while an event waits to be read (active high, push-pull).</summary>
    bool IsInterrupt1High { get; }
}
