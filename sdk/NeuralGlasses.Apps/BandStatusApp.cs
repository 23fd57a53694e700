using NeuralGlasses.Hud;

namespace NeuralGlasses.Apps;

/// <summary>Says how the wristband and its link are, and speaks up when the link has a problem or is gone.</summary>
public sealed class BandStatusApp : GlassesApp
{
    private BandStanding _band;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("band");

    /// <inheritdoc/>
    protected override void OnStart() => new AppBand(Glasses).Watch();

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        BandStanding before = _band;
        _band = AppBand.Of(happened);
        Glasses.Tell(_band.State);
        if (_band.Problem.Length > 0 && _band.Problem != before.Problem)
            Warn(_band.Problem);
        else if (_band.State == AppBand.NotConnected && before.State is not (null or AppBand.NotConnected))
            Warn("The wristband is no longer connected.");
        else if (_band.IsBatteryLow && !before.IsBatteryLow)
            Warn($"The wristband's battery is low, {_band.BatteryPercent} % left.");
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        string wrong = _band.Problem.Length > 0 ? _band.Problem : _band.State == AppBand.NotConnected ? "The wristband is not connected." : "";
        Glasses.Notify(new AppNotice("band", "Band", wrong.Length > 0 ? wrong : _band.Counters) { Tone = wrong.Length > 0 ? HudTone.Warning : HudTone.Accent, IsConfirmation = true });
    }

    private void Warn(string text) => Glasses.Notify(new AppNotice("band", "Band", text) { Tone = HudTone.Warning, Urgency = AppUrgency.High });
}
