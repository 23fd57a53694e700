using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Examples;

/// <summary>
/// Leads along a route, one turn at a time: an arrow, the way to it and where it leads, all of it said as well. A swipe goes to the next turn or back to
/// the one before; out of view the home menu goes on, and a notice tells the turn for as long as it takes to read. Shows how an app draws a
/// picture, uses moves that find nothing to focus, reads what a person wrote, and follows the head where the glasses feel it: the arrow stays where it
/// points in the room, taken from where the wearer looked when the turn came into view.
/// </summary>
public sealed class DirectionsApp : GlassesApp
{
    private const string StepKey = "step";
    private const string StartAgain = "start";
    private const double ArrowDegrees = 4;
    private const int ReportsPerSecond = 5;
    private IReadOnlyList<RouteStep> _steps = [];
    private string? _complaint;
    private int _at;
    private double _yaw;
    private double _aheadYaw;
    private double _arrow;
    private HostTime _since;

    // Where the arrow is to point from where the wearer looks, in degrees clockwise.
    private double Pointing => _steps[_at].Turn.Degrees - (_yaw - _aheadYaw);

    private static IReadOnlyList<AppChoice> Menu { get; } = [new AppChoice(StartAgain, "Start again")];

    /// <inheritdoc/>
    protected override void OnStart()
    {
        _steps = RouteStep.Read(Glasses.Settings.Text("route"), out _complaint);
        int.TryParse(Glasses.Storage.Get(StepKey), NumberStyles.None, CultureInfo.InvariantCulture, out int kept);
        _at = Math.Clamp(kept, 0, Math.Max(0, _steps.Count - 1));
        Tell();
    }

    /// <inheritdoc/>
    protected override void OnOpen()
    {
        (_yaw, _since) = (0, default);
        Face();
        Show();
        Say();

        // Where nothing is seen, an arrow that turns would only be read out again and again.
        if (Glasses.Glasses.Has(AppHardware.Head) && Glasses.Glasses.Display is not null)
            new AppHead(Glasses).Follow(Note, ReportsPerSecond);
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        if (happened.Name != AppHead.Turned || _complaint is not null)
            return;
        HeadTurn head = AppHead.Of(happened);
        _yaw = head.YawDegrees;
        if (head.Since != _since)
            Face();
        _since = head.Since;

        // Beyond the middle between two arrows, so that a head that is never quite still does not make them tremble.
        if (!_steps[_at].Turn.IsEnd && Math.Abs(Math.IEEERemainder(Pointing - _arrow, 360)) > Turn.StepDegrees * 2 / 3.0)
            Show();
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.FocusNext)
            GoTo(_at + 1);
        else if (intent.Kind == IntentKind.FocusPrevious)
            GoTo(_at - 1);
        else if (intent.Kind == IntentKind.Select)
            Say();
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == StartAgain)
            GoTo(0);
        else
            GoTo(_at + 1);
        if (!Glasses.IsOpen && _steps.Count > 0)
            Glasses.Notify(new AppNotice("turn", _steps[_at].Distance, _steps[_at].What) { Symbol = HudSymbol.Next, IsConfirmation = true });
    }

    /// <inheritdoc/>
    protected override void OnSetting(string setting)
    {
        if (setting != "route")
            return;
        _steps = RouteStep.Read(Glasses.Settings.Text("route"), out _complaint);
        GoTo(0);
    }

    private void GoTo(int at)
    {
        int before = _at;
        _at = Math.Clamp(at, 0, Math.Max(0, _steps.Count - 1));
        Face();
        Glasses.Storage.TrySet(StepKey, _at.ToString(CultureInfo.InvariantCulture));
        Tell();
        Show();
        if (_at != before)
            Say();
    }

    private void Tell() => Glasses.Tell(_complaint is not null ? "no route" : _steps[_at].Turn.IsEnd ? "there" : $"{_at + 1} of {_steps.Count}");

    // Glasses without a display read out what they would show, and need not hear it twice.
    private void Say()
    {
        if (Glasses.IsOpen && Glasses.Glasses.Display is not null && Glasses.Settings.Flag("speak") && _complaint is null)
            Glasses.Say(_steps[_at].Spoken);
    }

    // The arrow then stays as it is without a sensor.
    private void Note(AppAnswer ended)
    {
        if (!ended.IsDone)
            Glasses.Log(ended.Text);
    }

    // From here on "straight on" is where the wearer looks now.
    private void Face() => _aheadYaw = _yaw;

    private void Show()
    {
        if (!Glasses.IsOpen)
            return;
        _arrow = _complaint is null ? Turn.Nearest(Pointing) : 0;
        if (_complaint is not null)
            Glasses.Show(new HudScene("none", [new HudCard("none", "No route", $"{_complaint} Change it in the settings.") { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }]));
        else
            Glasses.Show(new HudScene("turn", Elements(_steps[_at], _arrow)), menu: _at > 0 ? Menu : null);
    }

    private static HudElements Elements(RouteStep step, double arrow)
    {
        var card = new HudCard("step", step.Distance, step.What) { Symbol = step.Turn.IsEnd ? HudSymbol.Check : HudSymbol.None };
        return step.Turn.IsEnd ? [card] : [new HudImage("arrow", Turn.Arrow(arrow), Turn.Description(arrow), ArrowDegrees), card];
    }
}
