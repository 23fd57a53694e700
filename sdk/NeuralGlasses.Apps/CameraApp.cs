using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Takes a photo when the wearer wants one.</summary>
public sealed class CameraApp : GlassesApp
{
    private int _taken;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("camera");

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Capture)
            TakePhoto();
    }

    /// <inheritdoc/>
    protected override void OnAction(string action) => TakePhoto();

    private void TakePhoto() => new AppCamera(Glasses).TakePhoto(taken =>
    {
        if (taken.IsDone)
            Glasses.Tell($"{++_taken} taken");
        Glasses.Notify(new AppNotice("photo", taken.IsDone ? "Photo saved" : "No photo", taken.Text)
        {
            Tone = taken.IsDone ? HudTone.Accent : HudTone.Warning,
            IsConfirmation = true,
        });
    });
}
