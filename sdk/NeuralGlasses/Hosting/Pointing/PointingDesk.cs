using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Pointing;

/// <summary>
/// Where the wrist points: a pointer on the display, or steps where there is none. It does nothing before the wearer begins it, and ends by itself when nothing was meant for
/// a while, so that an arm that does something else clicks nothing.
/// </summary>
internal sealed class PointingDesk(PointingOptions options, Stage stage, HudAbilities? display, GlassesPreferences preferences)
{
    // Without a click, a turn, a drag or a step for so long nobody points any more; a guess.
    private const double LapseMs = 45_000;

    // Without a step of the model for so long the band is lost.
    private const double LostMs = 5000;

    // A second tap so soon after the one that brought the pointer back to the middle ends it; a guess.
    private const double EndsWithinMs = 1500;

    private readonly PointedAt? _at = display is null ? null : new PointedAt(display);
    private readonly WristCursor _shipped = new(options, display?.WidthPixels ?? 1, display?.HeightPixels ?? 1);
    private readonly WristCursor _bent = new(options with { Way = PointingWay.Steer }, display?.WidthPixels ?? 1, display?.HeightPixels ?? 1);
    private readonly DirectionPad _pad = new(new DirectionPadOptions(), options);
    private readonly Queue<PointedGesture> _told = new();
    private HostTime _meantAt;
    private HostTime _stepAt;
    private HostTime _askedAt;
    private (string? Over, string? Scene) _pressedOn;
    private bool _isBent;

    /// <summary>What the wrist does.</summary>
    public PointingUse Use { get; private set; }

    /// <summary>Whether a turn of the forearm means a dial now, while fingers are pinched, and so no drag.</summary>
    public bool TurnsDial
    {
        set => (_shipped.MayDrag, _bent.MayDrag) = (!value, !value);
    }

    /// <summary>Whether the wrist does anything.</summary>
    public bool IsOn => Use != PointingUse.None;

    /// <summary>Whether the wrist that points is under way.</summary>
    public bool IsMoving => IsOn && Leading.IsMoving;

    /// <summary>Why nothing can be pointed at, as one sentence; null if it can.</summary>
    public string? Problem { get; set; } = "These glasses have no model that follows the wrist; put wrist-cursor on them.";

    /// <summary>Which way of the wrist is right and which is up.</summary>
    public WristAxes Axes => Leading.Axes;

    /// <summary>What became of it.</summary>
    public PointingCounters Counters { get; } = new();

    // What leads the pointer was chosen when it came.
    private WristCursor Leading => _isBent ? _bent : _shipped;

    /// <summary>The wearer wants to point, or the pointer back, or to end it; says in one sentence why not, or null.</summary>
    public string? Ask(HostTime now)
    {
        bool ends = Use == PointingUse.Steps || now.MillisecondsSince(_askedAt) <= EndsWithinMs;
        _askedAt = now;
        if (IsOn)
        {
            if (ends)
                End(now);
            else
                Leading.Recentre(now);
            return null;
        }

        if (Problem is { } problem)
            return problem;
        string wanted = preferences.Text(GlassesPreferences.Pointing);
        if (wanted == GlassesPreferences.PointingOff)
            return "Pointing is off; turn it on in the settings.";
        _isBent = wanted == GlassesPreferences.PointingWrist;
        Use = wanted == GlassesPreferences.PointingSteps || _at is null || stage.IsLow || stage.Shown?.Space is not null ? PointingUse.Steps : PointingUse.Cursor;
        (_meantAt, _stepAt) = (now, now);
        Counters.Begun++;
        Leading.Cancel(now);
        Leading.Recentre(now);
        _pad.Reset();
        _told.Clear();
        Show();
        return null;
    }

    /// <summary>Nothing is pointed at any more.</summary>
    public void End(HostTime now)
    {
        if (!IsOn)
            return;
        Use = PointingUse.None;
        Leading.Cancel(now);
        Drain();
        _told.Clear();
        _at?.Forget();
        stage.Point(null);
    }

    /// <summary>Whether a gesture of the hand may mean this while the wrist points: of a hand that moves or presses nobody knows what it makes, and what selects is the click.</summary>
    public bool LetsPass(IntentKind kind)
    {
        if (!IsOn || kind is IntentKind.None or IntentKind.DisplayToggle)
            return true;
        bool passes = kind is IntentKind.Back or IntentKind.Home or IntentKind.Point && !Leading.IsMoving && !Leading.IsPressed;
        Counters.HeldBack += passes ? 0 : 1;
        return passes;
    }

    /// <summary>Takes what the band's motion sensor felt; before anybody points, the axes follow it at once.</summary>
    public void Feel(in WristMotionSample sample)
    {
        _shipped.Feel(sample);
        _bent.Feel(sample);
        _pad.Feel(sample);
        if (IsOn)
            return;
        _shipped.Axes.Advance(sample.SinceLastMs, isMoving: false);
        _bent.Axes.Advance(sample.SinceLastMs, isMoving: false);
    }

    /// <summary>The stream began anew.</summary>
    public void Break(HostTime now)
    {
        Leading.Cancel(now);
        _pad.Reset();
        Drain();
    }

    /// <summary>Takes a step of the model.</summary>
    public void Take(in CursorStep step)
    {
        if (!IsOn)
            return;
        _stepAt = step.NewestSample;
        Leading.Push(step);
        (Counters.Unaimed, Counters.Unfelt) = (_shipped.Counters.Unaimed, _shipped.Counters.Unfelt);
        if (Use == PointingUse.Steps && _pad.TryStep(step, out GestureEvent flick))
        {
            Counters.Steps++;
            _meantAt = step.NewestSample;
            _told.Enqueue(new PointedGesture(CursorEventKind.None, flick));
        }

        Drain();
    }

    /// <summary>The press means a turn of the forearm: it clicks nothing.</summary>
    public void TakeOverPress(HostTime now)
    {
        _meantAt = now;
        Leading.TakeOverPress();
    }

    /// <summary>Takes the next of what the wrist did; false if there is none.</summary>
    public bool TryTake(out PointedGesture told) => _told.TryDequeue(out told);

    /// <summary>Lets time go by.</summary>
    public void Advance(HostTime now)
    {
        if (!IsOn)
            return;
        if (now.MillisecondsSince(_meantAt) > LapseMs || now.MillisecondsSince(_stepAt) > LostMs)
        {
            Counters.Lapsed++;
            End(now);
            return;
        }

        if (Use != PointingUse.Cursor)
            return;
        _at!.TryMove(Leading.Position, stage.Spots);
        if (!Leading.IsPressed && _at.Beyond(stage.Order, stage.Spots, now) is { } beyond)
            stage.TryFocus(beyond);
        Show();
    }

    private void Drain()
    {
        while (Leading.TryTake(out CursorEvent told))
            Follow(told);
    }

    private void Follow(in CursorEvent told)
    {
        if (Use == PointingUse.Cursor && _at!.TryMove(Leading.Position, stage.Spots))
            Show();
        switch (told.Kind)
        {
            case CursorEventKind.Pressed:
                _pressedOn = Meant();
                Tell(told, "");
                break;
            case CursorEventKind.Clicked:
                Click(told);
                break;
            case CursorEventKind.Held:
                Tell(told, PointedGestures.Hold);
                break;
            case CursorEventKind.DraggedBy when Use == PointingUse.Cursor:
                _meantAt = told.At;
                Tell(told, PointedGestures.Drag, told.RightPixels / display!.PixelsPerDegree, told.DownPixels / display.PixelsPerDegree);
                break;
            case CursorEventKind.DragBegan or CursorEventKind.Released:
                Tell(told, "");
                break;
        }
    }

    private void Click(in CursorEvent told)
    {
        (string? Over, string? Scene) meant = Meant();
        if (meant.Over is null)
        {
            Counters.Missed++;
        }
        else if (meant != _pressedOn)
        {
            Counters.Changed++;
        }
        else
        {
            Counters.Clicks++;
            _meantAt = told.At;
            Tell(told, PointedGestures.Click, over: meant.Over.Length == 0 ? null : meant.Over);
        }
    }

    // Where there is nothing to choose a click means the whole, as in a viewfinder; without a pointer it means what has the focus.
    private (string? Over, string? Scene) Meant() => (stage.Order.Count == 0 ? "" : Use == PointingUse.Cursor ? _at!.Id : stage.Marked, stage.Shown?.Id);

    private void Tell(in CursorEvent told, string name, double right = 0, double down = 0, string? over = null) =>
        _told.Enqueue(new PointedGesture(told.Kind, new GestureEvent(name, 1, told.At)) { RightDegrees = right, DownDegrees = down, OverId = over });

    private void Show()
    {
        if (Use == PointingUse.Cursor)
            stage.Point(_at!.Show(Leading.Position, Leading.IsPressed));
    }
}
