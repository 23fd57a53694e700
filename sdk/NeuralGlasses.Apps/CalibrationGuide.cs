using System.Globalization;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Apps;

/// <summary>What the wearer reads and hears of a guided session.</summary>
internal static class CalibrationGuide
{
    /// <summary>What it will be, before it begins.</summary>
    public static HudScene Invitation() => new("calibration", [new HudList("list", "Calibration", [new HudItem("begin", "Gestures", "1 minute"), new HudItem("pointer", "Pointer", "50 seconds")]), Hint("Touch the temple to stop")]);

    /// <summary>Why there is none.</summary>
    public static HudScene Refusal(string why) => new("calibration", [new HudCard("refused", "No calibration", why) { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }]);

    /// <summary>Where it stands.</summary>
    public static HudScene Scene(in CalibrationStanding standing) => standing.Phase switch
    {
        AppCalibration.Ready => Guided(standing, "Get ready"),
        AppCalibration.Prompt when standing.Label == AppCalibration.Dot => Guided(standing, "Follow the dot with the wrist"),
        AppCalibration.Prompt => Guided(standing, GestureWords.Of(standing.Label)),
        AppCalibration.Rest => Guided(standing, "Relax your hand"),
        AppCalibration.Learning => new HudScene("calibration", [new HudCard("learning", "Learning", "This takes some seconds.") { Symbol = HudSymbol.Settings }]),
        AppCalibration.Over => new HudScene("calibration", [new HudCard("over", "Calibrated", standing.Sentence) { Tone = HudTone.Accent, Symbol = HudSymbol.Check }]),
        _ => new HudScene("calibration", [new HudCard("failed", "Not calibrated", standing.Sentence) { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }]),
    };

    private static HudScene Guided(in CalibrationStanding standing, string wish) => new("calibration",
    [
        new HudProgress("share", string.Create(CultureInfo.InvariantCulture, $"{standing.LeftSeconds:0} s"), standing.Share),
        new HudText("wish", wish) { Style = HudTextStyle.Title },
        Hint(standing.Next.Length == 0 ? "Touch the temple to stop" : $"Next: {GestureWords.Of(standing.Next)}"),
    ]);

    private static HudText Hint(string text) => new("hint", text) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, Alignment = HudAlignment.Centre };
}
