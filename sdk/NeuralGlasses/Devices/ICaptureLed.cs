namespace NeuralGlasses.Devices;

/// <summary>The light that tells people around that a photo is being taken. A camera app captures nothing unless it is lit.</summary>
public interface ICaptureLed
{
    /// <summary>Whether the light is really on, as measured at the light and not as last asked for.</summary>
    bool IsLit { get; }

    /// <summary>Turns the light on; false if it is broken, covered or already someone else's.</summary>
    bool TryLight();

    /// <summary>Turns the light off.</summary>
    void Dark();
}
