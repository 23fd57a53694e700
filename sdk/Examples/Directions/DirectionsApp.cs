using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Examples;

/// <summary>
/// Leads along a route, one turn at a time: an arrow, the way to it and where it leads, all of it said as well. A swipe goes to the next turn or back to
/// the one before; out of view the home menu goes on, and a notice tells the turn for as long as it takes to read. Shows how an app draws a
/// picture, uses moves that find nothing to focus, and reads what a person wrote.
/// </summary>
public sealed class DirectionsApp : GlassesApp
{
    private const string StepKey = "step";
    private const string StartAgain = "start";
    private const double ArrowDegrees = 4;
    private IReadOnlyList<RouteStep> _steps = [];
    private string? _complaint;
    private int _at;

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
        Show();
        Say();
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

    private void Show()
    {
        if (!Glasses.IsOpen)
            return;
        if (_complaint is not null)
            Glasses.Show(new HudScene("none", [new HudCard("none", "No route", $"{_complaint} Change it in the settings.") { Tone = HudTone.Warning, Symbol = HudSymbol.Warning }]));
        else
            Glasses.Show(new HudScene("turn", Elements(_steps[_at])), menu: _at > 0 ? Menu : null);
    }

    private static HudElements Elements(RouteStep step)
    {
        var card = new HudCard("step", step.Distance, step.What) { Symbol = step.Turn.IsEnd ? HudSymbol.Check : HudSymbol.None };
        return step.Turn.IsEnd ? [card] : [new HudImage("arrow", step.Turn.Arrow, step.Turn.Description, ArrowDegrees), card];
    }
}
