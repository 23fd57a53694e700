namespace NeuralGlasses.Wristband.Ports;

/// <summary>The band's one button.</summary>
public interface IButton
{
    /// <summary>Whether it is pressed now, debounced or not.</summary>
    bool IsPressed { get; }
}
