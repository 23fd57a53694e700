using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Examples;

/// <summary>
/// Times work and rest. It is heard first: each change is spoken while it is open and told as a notice while it is not, so that nobody has to look.
/// Shows how an app uses ticks, notices, the dial, speech and an action of the home menu.
/// </summary>
public sealed class IntervalsApp : GlassesApp
{
    private const string WorkKey = "work";
    private const int UsualWorkS = 40;
    private const int StepS = 5;
    private const int LeastWorkS = 5;
    private const int MostWorkS = 600;
    private int _workS = UsualWorkS;
    private HostTime? _startedAt;
    private IntervalPlan _plan;
    private IntervalPhase? _phase;

    private IntervalPlan Planned => new(_workS, (int)Glasses.Settings.Number("rest"), (int)Glasses.Settings.Number("rounds"));

    /// <inheritdoc/>
    protected override void OnStart()
    {
        if (int.TryParse(Glasses.Storage.Get(WorkKey), CultureInfo.InvariantCulture, out int workS))
            _workS = Math.Clamp(workS, LeastWorkS, MostWorkS);
        Glasses.Tell("ready");
    }

    /// <inheritdoc/>
    protected override void OnOpen() => Show();

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Select)
            Toggle();
        else if (intent.Kind == IntentKind.Dial && _startedAt is null)
            Turn((int)Math.Round(intent.X));
    }

    /// <inheritdoc/>
    protected override void OnAction(string action) => Toggle();

    /// <inheritdoc/>
    protected override void OnSetting(string setting) => Show();

    /// <inheritdoc/>
    protected override void OnTick()
    {
        if (_startedAt is not { } startedAt)
            return;
        IntervalPhase? now = _plan.At(Glasses.Now.MillisecondsSince(startedAt) / 1000);
        if (now == _phase)
            return;
        bool isNext = now?.IsWork != _phase?.IsWork;
        _phase = now;
        if (now is null)
            _startedAt = null;
        if (isNext)
            Announce();
        Show();
    }

    private void Turn(int steps)
    {
        _workS = Math.Clamp(_workS + (steps * StepS), LeastWorkS, MostWorkS);
        Glasses.Storage.TrySet(WorkKey, _workS.ToString(CultureInfo.InvariantCulture));
        Show();
    }

    private void Toggle()
    {
        if (_startedAt is null)
        {
            (_startedAt, _plan) = (Glasses.Now, Planned);
            _phase = _plan.At(0);
            Announce();
        }
        else
        {
            (_startedAt, _phase) = (null, null);
            Glasses.Tell("stopped");
        }

        Show();
    }

    private void Announce()
    {
        string what = _phase is { } phase ? $"{phase.Name}, round {phase.Round} of {_plan.Rounds}" : "All rounds are done";
        Glasses.Tell(_phase is null ? "done" : _phase.Value.Name);
        if (Glasses.IsOpen)
            Glasses.Say(what);
        else
            Glasses.Notify(new AppNotice("phase", "Intervals", what) { Symbol = HudSymbol.Clock, Urgency = AppUrgency.High });
    }

    private void Show()
    {
        if (Glasses.IsOpen)
            Glasses.Show(_phase is { } phase ? Running(phase) : Ready());
    }

    private HudScene Ready() => new("ready",
    [
        new HudDial("work", $"Work, {Planned.Rounds} rounds", (_workS - LeastWorkS) / (double)(MostWorkS - LeastWorkS), $"{_workS} s"),
    ]);

    private HudScene Running(IntervalPhase phase) => new("running",
    [
        new HudText("phase", $"{phase.Name} {phase.Round}/{_plan.Rounds}") { Tone = phase.IsWork ? HudTone.Bright : HudTone.Accent, Alignment = HudAlignment.Centre },
        new HudText("left", string.Create(CultureInfo.InvariantCulture, $"{phase.LeftS / 60}:{phase.LeftS % 60:00}")) { Style = HudTextStyle.Large, Alignment = HudAlignment.Centre },
        new HudProgress("share", "", 1 - (phase.LeftS / (double)phase.LastsS)),
    ]);
}
