using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Testing;

/// <summary>Stands before the display and remembers what was to be shown, which glasses without a display are told as well.</summary>
internal sealed class SceneTap(IHudDisplay display, Action<HudScene, HostTime> shown) : IHudDisplay
{
    public HudAbilities? Abilities => display.Abilities;

    public IReadOnlyList<HudSpot> Spots => display.Spots;

    /// <summary>What is to be shown now.</summary>
    public HudScene Scene { get; private set; } = HudScene.Dark;

    /// <summary>What became of it.</summary>
    public HudResult Last { get; private set; }

    public HudResult Show(HudScene scene, HostTime at)
    {
        Last = display.Show(scene, at);
        if (Last.Outcome != HudOutcome.Dropped)
        {
            Scene = scene;
            shown(scene, at);
        }

        return Last;
    }
}
