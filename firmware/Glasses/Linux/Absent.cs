using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>No camera.</summary>
internal sealed class NoCamera : ICamera
{
    public IReadOnlyList<CameraMode> Modes => [];

    public double HorizontalFieldDegrees => 0;

    public Photo Take(CameraMode mode, HostTime at) => throw new DeviceFailedException("These glasses have no camera.");

    public void Drop()
    {
    }
}

/// <summary>No capture light.</summary>
internal sealed class NoCaptureLed : ICaptureLed
{
    public bool IsLit => false;

    public bool TryLight() => false;

    public void Dark()
    {
    }
}

/// <summary>No display.</summary>
internal sealed class NoPanel : IHudDisplay
{
    public HudAbilities? Abilities => null;

    public HudResult Show(HudScene scene, HostTime at) => new(HudOutcome.Blocked, "These glasses have no display.", at);
}

/// <summary>Keeps nothing: the program keeps photos in its own store.</summary>
internal sealed class NoPhotoStore : IPhotoStore
{
    public int Count => 0;

    public string Save(Photo photo) => throw new DeviceFailedException("There is nowhere to keep a photo.");
}
