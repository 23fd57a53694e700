namespace NeuralGlasses.Wristband.Ports;

/// <summary>The band's one light, with a green and a red half.</summary>
public interface IStatusLight
{
    /// <summary>Lights it in a colour or puts it out.</summary>
    void Set(LightColour colour);
}
