using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Opens and closes apps, and leaves those that do not let the wearer out.</summary>
internal sealed class AppOpening(Stage stage, HostNotices notices, AppRoster roster)
{
    /// <summary>Time within which a second "back" leaves an app whatever it says, in milliseconds: it had its chance.</summary>
    public const double BackTwiceMs = 1200;

    private HostTime _ledBackAt = new(long.MinValue / 2);
    private HudScene? _ledBackFrom;

    public void Open(AppSlot slot, in Intent intent)
    {
        TryClose(intent.At);
        slot.NoteIntent(intent);
        stage.Turn(slot);
        slot.Open(intent.At);
    }

    /// <summary>Leaves the open app for the home menu, whoever wants that; false if none is open.</summary>
    public bool TryClose(HostTime at)
    {
        if (stage.Open is not { } app)
            return false;
        stage.Turn(null);
        roster.Close(app, at);
        return true;
    }

    /// <summary>Whether "back" may go to the app: not if it went there a moment ago and the same scene is still there.</summary>
    public bool MayLead(AppSlot app, HostTime at)
    {
        bool isStuck = ReferenceEquals(app.Scene, _ledBackFrom) && at.MillisecondsSince(_ledBackAt) <= BackTwiceMs;
        (_ledBackAt, _ledBackFrom) = (at, app.Scene);
        return !isStuck;
    }

    /// <summary>The app has used what it may: it is left, and the wearer reads why.</summary>
    public void Overdraw(AppSlot app, string why, HostTime at)
    {
        TryClose(at);
        notices.Warn(app.Manifest.Title, why, at);
        stage.Change();
    }
}
