using System.Globalization;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Apps;

/// <summary>Gestures to make one after the other, with what the glasses saw of each.</summary>
internal sealed class GesturePractice
{
    private static readonly string[] Exercises = ["index_press", "middle_press", "thumb_swipe_in", "thumb_swipe_out", "thumb_swipe_up", "thumb_swipe_down"];

    private int _at;
    private int _made;
    private int _others;
    private string _seen = "";
    private double _confidence;

    public void Begin() => (_at, _made, _others, _seen, _confidence) = (0, 0, 0, "", 0);

    // That a finger was let go, or held, says nothing new of what was practised.
    public void Made(string gesture, double confidence)
    {
        if (_at >= Exercises.Length || gesture.EndsWith("_release", StringComparison.Ordinal) || gesture.EndsWith("_hold", StringComparison.Ordinal))
            return;
        (_seen, _confidence) = (gesture, confidence);
        if (gesture == Exercises[_at])
        {
            _made++;
            _at++;
        }
        else
        {
            _others++;
        }
    }

    public HudScene Scene() => _at < Exercises.Length
        ? new HudScene("practice",
        [
            new HudProgress("done", "", _at / (double)Exercises.Length),
            new HudText("wish", GestureWords.Of(Exercises[_at])) { Style = HudTextStyle.Title },
            new HudProgress("seen", _seen.Length == 0 ? "Nothing seen yet" : $"Seen: {_seen.Replace('_', ' ')}", _confidence),
        ])
        : new HudScene("practice", [new HudCard("result", "Well done", string.Create(CultureInfo.InvariantCulture, $"{_made} as wished, {_others} {(_others == 1 ? "other" : "others")} seen. Touch the temple to leave.")) { Symbol = HudSymbol.Check }]);
}
