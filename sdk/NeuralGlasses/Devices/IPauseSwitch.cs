namespace NeuralGlasses.Devices;

/// <summary>The wearer's switch at the temple that cuts camera and microphones off, whatever an app wants.</summary>
public interface IPauseSwitch
{
    /// <summary>Whether it stands at pause now.</summary>
    bool IsPaused { get; }
}
