using NeuralGlasses.Apps;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Traces;

/// <summary>What a pair of glasses can do, as its devices told the apps of the run; a replay tells them the same.</summary>
public sealed record TracedGlasses
{
    /// <summary>Name of the simulator's profile; null for glasses that are none of the simulator's.</summary>
    public string? Profile { get; init; }

    /// <summary>What the display can show; null for glasses without one.</summary>
    public HudAbilities? Display { get; init; }

    /// <summary>Sizes and rates of the camera, the usual one first; empty for glasses without one.</summary>
    public IReadOnlyList<CameraMode> CameraModes { get; init; } = [];

    /// <summary>Width of what the camera sees, in degrees; 0 for glasses without one.</summary>
    public double CameraFieldDegrees { get; init; }

    /// <summary>Samples a second of the microphone; 0 for glasses without one, and in traces of older programs.</summary>
    public int MicrophoneHz { get; init; }

    /// <summary>Samples a second of the motion sensor at the temple, in hertz; 0 for glasses without one, and in traces of older programs.</summary>
    public double HeadHz { get; init; }

    /// <summary>Parts that they have, as apps are told.</summary>
    public IReadOnlyList<AppHardware> Parts { get; init; } = [];

    /// <summary>Whether a wristband belongs to them.</summary>
    public bool HasBand { get; init; } = true;

    /// <summary>Whether they play music.</summary>
    public bool HasPlayer { get; init; }

    /// <summary>Samples a second of the speakers, in hertz; null for glasses without any.</summary>
    public int? SpeakerHz { get; init; }

    /// <summary>Name of what spoke; null for nothing.</summary>
    public string? Voice { get; init; }

    /// <summary>Names of services whose answers are in the trace, such as <c>messages</c>; empty for none, and in traces of older programs.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What apps are told.</summary>
    public GlassesAbilities Abilities => new() { Display = Display, CameraModes = CameraModes, Hardware = Parts };

    /// <summary>What these devices can do.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="profile">Name of the simulator's profile, or null.</param>
    /// <param name="hasBand">Whether a wristband belongs to them.</param>
    public static TracedGlasses Of(GlassesDevices devices, string? profile, bool hasBand = true)
    {
        ArgumentNullException.ThrowIfNull(devices);
        return new TracedGlasses
        {
            Profile = profile,
            Display = devices.Display.Abilities,
            CameraModes = devices.Camera.Modes,
            CameraFieldDegrees = devices.Camera.HorizontalFieldDegrees,
            SpeakerHz = devices.Speaker?.RateHz,
            MicrophoneHz = devices.Microphone?.RateHz ?? 0,
            HeadHz = devices.Head?.RateHz ?? 0,
            Parts = GlassesAbilities.Of(devices, hasBand).Hardware,
            HasBand = hasBand,
        };
    }
}
