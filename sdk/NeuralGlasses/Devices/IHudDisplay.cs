using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The display of the glasses.</summary>
public interface IHudDisplay
{
    /// <summary>Shows a scene instead of the one before; called only when something changed.</summary>
    void Show(HudScene scene, HostTime at);
}
