using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Apps;

// Glasses whose devices do as they are told and remember what was asked, in order.
internal sealed class TestGlasses : ICamera, ICaptureLed, IHudDisplay, IPhotoStore, ICaptureLog
{
    public TestGlasses() => Devices = new GlassesDevices(this, this, this, this, this);

    public GlassesDevices Devices { get; }

    public List<string> Events { get; } = [];

    public List<HudScene> Scenes { get; } = [];

    public List<CaptureRecord> Records { get; } = [];

    public HudScene Scene => Scenes[^1];

    public HudList Menu => (HudList)Scene.Elements[0];

    public HudCard? Notice => Scene.Elements.Count > 1 ? (HudCard)Scene.Elements[1] : null;

    public int FocusedIndex => Menu.Items.Select(item => item.Id).ToList().IndexOf(Scene.FocusedId!);

    public bool LedObeys { get; set; } = true;

    public bool LedWorks { get; set; } = true;

    public bool LedDiesDuringExposure { get; set; }

    public string? CameraFault { get; set; }

    public string? StoreFault { get; set; }

    // What the camera sees; null for three bytes that are no picture.
    public Func<CameraMode, byte[]>? View { get; set; }

    public bool IsLit { get; private set; }

    public int Count { get; private set; }

    public IReadOnlyList<CameraMode> Modes { get; set; } = [new CameraMode(960, 720, 5)];

    public double HorizontalFieldDegrees => 62;

    public HudAbilities? Abilities { get; set; } = new(600, 600, 42, HudColours.Colour24, 90);

    public HudOutcome Showing { get; set; }

    // Where a scene's lines stand; null for a display that cannot say.
    public Func<HudScene, IReadOnlyList<HudSpot>>? Places { get; set; }

    public IReadOnlyList<HudSpot> Spots => Places?.Invoke(Scene) ?? [];

    public static HostTime At(double ms) => new((long)(ms * 1000));

    public static Intent Want(IntentKind kind, double atMs) => new(kind, new GestureEvent("fist", 0.9f, At(atMs - 50)), At(atMs));

    public bool TryLight()
    {
        Events.Add("light");
        IsLit = LedObeys && LedWorks;
        return LedObeys;
    }

    public void Dark()
    {
        Events.Add("dark");
        IsLit = false;
    }

    public void Drop() => Events.Add("drop");

    public Photo Take(CameraMode mode, HostTime at)
    {
        Events.Add(IsLit ? "take" : "take in the dark");
        if (CameraFault is not null)
            throw new DeviceFailedException(CameraFault);
        if (LedDiesDuringExposure)
            IsLit = false;
        return new Photo(View?.Invoke(mode) ?? [1, 2, 3], "image/jpeg", at);
    }

    public string Save(Photo photo)
    {
        Events.Add("save");
        if (StoreFault is not null)
            throw new DeviceFailedException(StoreFault);
        Count++;
        return $"photo-{Count}.jpg";
    }

    public HudResult Show(HudScene scene, HostTime at)
    {
        Scenes.Add(scene);
        return new HudResult(Showing, "", at);
    }

    public void Record(in CaptureRecord record) => Records.Add(record);
}
