using NeuralGlasses.Apps;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Consent;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// Everything that a wearer carries but the wrist: all apps, one that misbehaves when told to, stores in memory that can fail, and devices that know the truth.
internal sealed class WholeGlassesBench : IHudDisplay, IWearSensor, ISpeaker, IAppKeep, IPhotoEditor, IDisposable
{
    public const string Wild = "wild";

    private static readonly byte[] Picture = MediaBench.Picture(16, 12, SkiaSharp.SKColors.SteelBlue);
    private readonly MemoryAppKeep _keep = new();
    private readonly ScriptedCentral _radio = new();

    public WholeGlassesBench()
    {
        Truth.Picture = (_, _) => Picture;
        Media = new MediaBench(new MediaStoreOptions { QuotaBytes = 64 << 20, ReserveBytes = 0 });
        Link = new WristbandLink(_radio, ScriptedCentral.Plain);
        Host = new GlassesHost(
            Truth.Devices with { Display = this, Photos = Media.Store, Wear = this, Speaker = this },
            [.. BuiltInApps.All(), ScriptedApp.Install(Misbehaving, () => new ScriptedApp { Behaviour = Behave })],
            new GlassesHostOptions
            {
                StartedAt = new DateTimeOffset(2026, 11, 27, 14, 5, 0, TimeSpan.Zero),
                AwakeMs = 30_000,
                Keep = this,
                Capture = new GlassesCapture(Truth.Log) { Store = Media.Store, Editor = this },
                Sound = new GlassesSound(this),
                Notifications = BuiltInApps.Notifications,
                Services = [new BandService(Link)],
            });
        Do(IntentKind.DisplayToggle);
        Turn(0);
    }

    public ConsentBench Truth { get; } = new();

    public MediaBench Media { get; }

    public WristbandLink Link { get; }

    public GlassesHost Host { get; }

    public bool IsWorn { get; set; } = true;

    public bool HasPower { get; private set; } = true;

    public bool SpeakerIsDead { get; set; }

    public bool KeepIsFull { get; set; }

    public HudOutcome Showing { get; set; }

    // What the app does in its next callback: 1 throws, 2 floods, 3 shows what cannot be shown, 4 keeps something, 5 wants a photo, 6 a video.
    public int Mischief { get; set; }

    public HudScene? Shown { get; private set; }

    public HostTime Now => Truth.Now;

    public AppSlot App(string id) => Host.Apps.Single(slot => slot.Manifest.Id == id);

    public HudAbilities Abilities => new(600, 600, 42, HudColours.Colour24, 90);

    public int RateHz => 16_000;

    public HostTime PlaysUntil { get; private set; }

    public bool IsBandThere => _radio.IsConnected;

    private static AppManifest Misbehaving => ScriptedApp.Manifest(Wild) with
    {
        Title = "Wild",
        Permissions = [AppPermission.Notifications, AppPermission.Camera, AppPermission.Microphone],
        RunsInBackground = true,
        TickMs = 500,
        StorageBytes = 1000,
    };

    public void Turn(double ms, double stepMs = 50)
    {
        // Without power nothing turns, however much time goes by.
        if (!HasPower)
        {
            Truth.Wait(ms);
            return;
        }

        for (double left = ms; left >= 0; left -= stepMs)
        {
            Truth.Wait(Math.Min(left, stepMs));
            _radio.Now = Now;
            Link.Expire(Now);
            Host.Advance(Now);
            if (left == 0)
                return;
        }
    }

    public bool Do(IntentKind kind, double x = 0)
    {
        if (!HasPower)
            return false;

        // As the pipeline does: what a gesture means when the glasses are awake keeps them so, and asleep only waking has a meaning.
        if (Host.ContextAt(Now) != IntentMap.AsleepContext)
            Host.Wakefulness.Stir(Now);
        else if (kind != IntentKind.DisplayToggle)
            return false;
        return Host.Dispatch(new Intent(kind, new GestureEvent("scripted", 1, Now), Now) { X = x });
    }

    public void SetPower(bool isOn)
    {
        if (isOn == HasPower)
            return;
        HasPower = isOn;
        Truth.Power = Truth.Power with { IsOn = isOn };
        Truth.LightIsCut = !isOn;
        Truth.CameraIsDead = !isOn;
        Truth.MicrophoneIsDead = !isOn;
        Truth.Notice();
        Shown = null;
        if (isOn)
            Host.Redraw();
        Turn(0);
    }

    public void BringBand(bool isThere)
    {
        if (isThere == IsBandThere || !HasPower)
            return;
        _radio.Now = Now;
        if (isThere)
            _radio.Connect();
        else
            _radio.Disconnect();
        Turn(0);
    }

    public HudResult Show(HudScene scene, HostTime at)
    {
        if (Showing is HudOutcome.Displayed or HudOutcome.Degraded)
            Shown = scene;
        return new HudResult(Showing, Showing == HudOutcome.Displayed ? "" : "The test wants it so.", at);
    }

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        if (SpeakerIsDead)
            throw new DeviceFailedException("The speakers do not answer.");
        PlaysUntil = at.Plus(samples.Length * 1e6 / RateHz);
        return samples.Length;
    }

    public void Silence(HostTime at) => PlaysUntil = at;

    public IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind) => _keep.Read(appId, kind);

    public void Write(string appId, AppKeepKind kind, string key, string? value)
    {
        if (KeepIsFull)
            throw new DeviceFailedException("There is no room for what apps keep.");
        _keep.Write(appId, kind, key, value);
    }

    public Photo Crop(Photo photo, double zoom) => photo;

    public HudPicture Shrink(Photo photo, double zoom, int mostWidthPixels, int mostHeightPixels) =>
        photo.Encoded.Span[0] == 0xFF ? new HudPicture(2, 2, new byte[16]) : throw new DeviceFailedException("The photo cannot be read.");

    public void Dispose() => Host.Dispose();

    private void Behave(ScriptedApp app, string call)
    {
        (int mischief, Mischief) = (Mischief, 0);
        switch (mischief)
        {
            case 1:
                throw new InvalidOperationException($"It fails in {call}.");
            case 2:
                for (var i = 0; i < 1000; i++)
                    app.Glasses.Notify(new AppNotice($"n{i}", "Buy", "now"));
                break;
            case 3:
                app.Glasses.Show(ScriptedApp.Page("page", [.. Enumerable.Repeat("same", 500)]));
                break;
            case 4:
                app.Glasses.Storage.TrySet("key", new string('x', 900));
                break;
            case 5:
                new AppCamera(app.Glasses).TakePhoto(static _ => { });
                break;
            case 6:
                new AppCamera(app.Glasses).StartVideo(static _ => { });
                break;
            default:
                break;
        }

        if (call == "open")
            app.Glasses.Show(ScriptedApp.Page("first", "one", "two"));
    }
}
