using NeuralGlasses.Devices;

namespace NeuralGlasses.Apps;

/// <summary>What a pair of glasses can do, as an app is told it.</summary>
public sealed record GlassesAbilities
{
    /// <summary>What the display can show; null for glasses without one.</summary>
    public HudAbilities? Display { get; init; }

    /// <summary>Sizes and rates of the camera, the usual one first; empty for glasses without one.</summary>
    public IReadOnlyList<CameraMode> CameraModes { get; init; } = [];

    /// <summary>Parts that these glasses have.</summary>
    public IReadOnlyList<AppHardware> Hardware { get; init; } = [];

    /// <summary>Whether they have a part.</summary>
    public bool Has(AppHardware part) => Hardware.Contains(part);

    /// <summary>What some devices can do.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="hasBand">Whether a wristband belongs to them.</param>
    public static GlassesAbilities Of(GlassesDevices devices, bool hasBand)
    {
        ArgumentNullException.ThrowIfNull(devices);
        var parts = new List<AppHardware>();
        Add(AppHardware.Display, devices.Display.Abilities is not null);
        Add(AppHardware.Camera, devices.Camera.Modes.Count > 0);
        Add(AppHardware.Microphone, devices.Microphone is not null);
        Add(AppHardware.Speaker, devices.Speaker is not null);
        Add(AppHardware.Head, devices.Head is not null);
        Add(AppHardware.Buttons, devices.Buttons is not null);
        Add(AppHardware.Band, hasBand);
        return new GlassesAbilities { Display = devices.Display.Abilities, CameraModes = devices.Camera.Modes, Hardware = parts };

        void Add(AppHardware part, bool isThere)
        {
            if (isThere)
                parts.Add(part);
        }
    }
}
