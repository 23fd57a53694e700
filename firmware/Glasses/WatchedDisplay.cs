using NeuralGlasses.Devices;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>Counts what becomes of scenes on their way to a display.</summary>
internal sealed class WatchedDisplay(IHudDisplay display, ComputerMouse? mouse = null) : IHudDisplay
{
    public HudAbilities? Abilities => display.Abilities;

    public IReadOnlyList<HudSpot> Spots => display.Spots;

    /// <summary>Scenes that were shown.</summary>
    public long Shown { get; private set; }

    /// <summary>Scenes that came too soon.</summary>
    public long Dropped { get; private set; }

    /// <summary>Scenes that were blocked.</summary>
    public long Blocked { get; private set; }

    /// <summary>Why the last scene was not all shown; empty if it was.</summary>
    public string Reason { get; private set; } = "";

    public HudResult Show(HudScene scene, HostTime at)
    {
        var result = display.Show(scene, at);
        Reason = result.Reason;
        if (result.Outcome == HudOutcome.Dropped)
            Dropped++;
        else if (result.Outcome == HudOutcome.Blocked)
            Blocked++;
        else
            Shown++;
        if (Abilities is { } abilities)
            mouse?.Follow(scene, abilities.PixelsPerDegree);
        return result;
    }
}
