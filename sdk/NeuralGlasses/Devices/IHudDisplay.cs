using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The display of the glasses.</summary>
public interface IHudDisplay
{
    /// <summary>What it can show; null for glasses without a display, on which every scene is blocked.</summary>
    HudAbilities? Abilities { get; }

    /// <summary>Where what can have the focus stands on what is shown, in pixels; none on a display that cannot say, on which nothing can be pointed at.</summary>
    IReadOnlyList<HudSpot> Spots => [];

    /// <summary>Shows a scene instead of the one before; called only when something changed, and again for one that was dropped.</summary>
    HudResult Show(HudScene scene, HostTime at);
}
