using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Photos at once from anywhere; opened, the viewfinder with zoom by the dial, bursts, videos, a timer, and notes of sound alone.</summary>
public sealed class CameraApp : GlassesApp
{
    private const int BurstCount = 5;
    private const double ViewDegrees = 6;
    private const string SoundNote = "Sound note";
    private int _taken;
    private HudPicture? _view;
    private double _zoom = 1;
    private string _doing = "";
    private double _beganS;
    private double _dueS;
    private long _toldSecond = -1;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("camera");

    private AppCamera Camera => new(Glasses);

    private AppSound Sound => new(Glasses);

    private string Zoom => string.Create(CultureInfo.InvariantCulture, $"{_zoom:0.#} ×");

    private double NowS => Glasses.Now.Microseconds / 1e6;

    /// <inheritdoc/>
    protected override void OnOpen()
    {
        Show();
        Look();
    }

    /// <inheritdoc/>
    protected override void OnClose() => _view = null;

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Dial)
            Camera.Zoom(intent.X);
        else if (_doing.Length > 0 && intent.Kind is IntentKind.Select or IntentKind.Back)
            Stop();
        else if (intent.Kind is IntentKind.Capture or IntentKind.Select)
            TakePhoto();
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        switch (action)
        {
            case "burst":
                Begin("Burst");
                Camera.TakeBurst(BurstCount, answer => Over(answer, "Burst saved", "No burst"));
                break;
            case "video":
                Begin("Video");
                Camera.StartVideo(answer => Over(answer, "Video saved", "No video"));
                break;
            case "sound":
                Begin(SoundNote);
                Sound.StartNote(answer => Over(answer, "Sound note saved", "No sound note"));
                break;
            case "timer_3":
                Wait(3);
                break;
            case "timer_10":
                Wait(10);
                break;
            default:
                TakePhoto();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Name != AppCamera.Seen)
            return;
        (_view, _zoom) = AppCamera.PictureOf(happened);
        Show();
    }

    /// <inheritdoc/>
    protected override void OnTick()
    {
        if (_doing.Length == 0 || (long)NowS == _toldSecond)
            return;
        _toldSecond = (long)NowS;
        Show();
    }

    private void Look() => Camera.StartViewfinder(_ =>
    {
        _view = null;
        Show();
    });

    // All ends with it, and the wearer still wants to see what comes next.
    private void Stop()
    {
        if (_doing == SoundNote)
        {
            Sound.Stop();
            return;
        }

        Camera.Stop();
        Look();
    }

    private void TakePhoto() => Camera.TakePhoto(answer => Over(answer, "Photo saved"));

    private void Wait(double seconds)
    {
        Begin("Timer");
        _dueS = NowS + seconds;
        Camera.TakePhoto(answer => Over(answer, "Photo saved"), seconds);
    }

    private void Begin(string doing)
    {
        (_doing, _beganS, _dueS) = (doing, NowS, 0);
        Show();
    }

    private void Over(AppAnswer answer, string saved, string notSaved = "No photo")
    {
        _doing = "";
        if (answer.IsDone)
            Glasses.Tell($"{++_taken} taken");
        Glasses.Notify(new AppNotice("photo", answer.IsDone ? saved : notSaved, answer.Text)
        {
            Tone = answer.IsDone ? HudTone.Accent : HudTone.Warning,
            IsConfirmation = true,
        });
        Show();
    }

    private void Show()
    {
        if (!Glasses.IsOpen)
            return;
        var line = new HudText("line", Line()) { Style = HudTextStyle.Caption, Tone = _doing.Length > 0 ? HudTone.Warning : HudTone.Dim, Alignment = HudAlignment.Centre };
        HudElement view = _view is { } picture ? new HudImage("view", picture, "What the camera sees.", ViewDegrees) : new HudIcon("view", HudSymbol.Camera, "Camera");
        Glasses.Show(
            new HudScene("view", [new HudDial("zoom", "Zoom", (_zoom - 1) / 3, Zoom), view, line]),
            leadsBack: _doing.Length > 0,
            menu:
            [
                new AppChoice("video", "Video"), new AppChoice("burst", "Burst"), new AppChoice("timer_3", "In 3 seconds"), new AppChoice("timer_10", "In 10 seconds"),
                .. Glasses.Glasses.Has(AppHardware.Microphone) ? [new AppChoice("sound", SoundNote)] : Array.Empty<AppChoice>(),
            ]);
    }

    private string Line()
    {
        // The dial is the first thing for which a small display has no room.
        if (_doing.Length == 0)
            return _zoom > 1 ? $"Pinch to take a photo at {Zoom}" : "Pinch to take a photo";
        if (_dueS > 0)
            return string.Create(CultureInfo.InvariantCulture, $"In {Math.Max(0, Math.Ceiling(_dueS - NowS)):0} s, pinch to cancel");
        long seconds = (long)(NowS - _beganS);
        return string.Create(CultureInfo.InvariantCulture, $"{_doing} {seconds / 60}:{seconds % 60:00}, pinch to stop");
    }
}
