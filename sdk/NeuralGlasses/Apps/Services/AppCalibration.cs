using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>How far a guided session is.</summary>
/// <param name="Phase">One of the phases of <see cref="AppCalibration"/>.</param>
/// <param name="Label">What the wearer is to do now; empty for nothing.</param>
/// <param name="Next">The gesture that comes next; empty for none.</param>
/// <param name="LeftSeconds">What is left of this prompt, in seconds.</param>
/// <param name="Share">What has passed of the session, 0 to 1.</param>
/// <param name="Sentence">What came of it, for the wearer; empty before its end.</param>
public readonly record struct CalibrationStanding(string Phase, string Label, string Next, double LeftSeconds, double Share, string Sentence);

/// <summary>The guided session from which the glasses learn a wearer's movements, for apps with the permission <c>system</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppCalibration(IAppContext glasses)
{
    /// <summary>Name of the event that says how far the session is, as <c>phase</c>, <c>label</c>, <c>next</c>, <c>left</c>, <c>share</c> and <c>sentence</c>.</summary>
    public const string Changed = "calibration.changed";

    /// <summary>Phase in which the wearer gets ready.</summary>
    public const string Ready = "ready";

    /// <summary>Phase in which a gesture is to be made.</summary>
    public const string Prompt = "prompt";

    /// <summary>Phase in which the hand is to rest.</summary>
    public const string Rest = "rest";

    /// <summary>Phase in which the glasses learn.</summary>
    public const string Learning = "learning";

    /// <summary>Phase at the end: the wearer's own decoder has taken over.</summary>
    public const string Over = "over";

    /// <summary>Phase at the end: the session cannot be used.</summary>
    public const string Failed = "failed";

    /// <summary>What the wearer is to do in a prompt of the pointer, besides pinching: follow the dot.</summary>
    public const string Dot = "dot";

    /// <summary>Shows a dot that the wrist is to follow, of which the glasses learn the pointer; while it lasts no gesture means anything, and leaving the app ends it.</summary>
    /// <param name="begun">Called with its length in seconds as text, or why it cannot begin.</param>
    public void BeginPointer(Action<AppAnswer> begun) => glasses.Ask(new AppAsk("pointer.calibrate"), begun);

    /// <summary>Ends that before its time; nothing is learnt.</summary>
    public void StopPointer() => glasses.Ask(new AppAsk("pointer.stop"));

    /// <summary>Begins a session; while it lasts no gesture means anything, and leaving the app ends it.</summary>
    /// <param name="begun">Called with its length in seconds as text, or why it cannot begin.</param>
    public void Begin(Action<AppAnswer> begun) => glasses.Ask(new AppAsk("calibration.begin"), begun);

    /// <summary>Ends a session before its time; nothing is learnt.</summary>
    public void Stop() => glasses.Ask(new AppAsk("calibration.stop"));

    /// <summary>What an event says.</summary>
    public static CalibrationStanding Of(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new CalibrationStanding(changed.Value("phase"), changed.Value("label"), changed.Value("next"), Number("left"), Number("share"), changed.Value("sentence"));

        double Number(string key) => double.TryParse(changed.Value(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
    }
}
