namespace NeuralGlasses.Wristband.Ports;

/// <summary>The band's one light.</summary>
public interface IStatusLight
{
    /// <summary>Lights it or puts it out.</summary>
    void Set(bool lit);
}
