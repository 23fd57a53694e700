using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Simulator.Glasses.Script;

namespace NeuralGlasses.Testing;

/// <content>What the wearer does. Gestures of hand and head come as decoder and detector would tell them; fingers at the temple touch the virtual buttons.</content>
public sealed partial class VirtualGlassesFixture
{
    /// <summary>Time that goes by after each gesture, in milliseconds: what apps ask for is done, and the display has taken it.</summary>
    public const double GestureMs = 100;

    // Time that a turn of the head takes if the test does not say it: a quarter turn reaches the middle of the sensor's range.
    private const double TurnMs = 700;

    // Time within which a head looks up, and one for which it stays so, longer than any test.
    private const double GazeMs = 400;
    private const double AlwaysS = 1e9;

    private const double DisplayMs = 2000;

    /// <summary>Whether the last gesture changed something.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Index finger and thumb pinch: select what has the focus.</summary>
    public VirtualGlassesFixture Pinch() => Gesture("index_press");

    /// <summary>Middle finger and thumb pinch: back.</summary>
    public VirtualGlassesFixture Back() => Gesture("middle_press");

    /// <summary>Middle finger and thumb pinch and stay: the home menu.</summary>
    public VirtualGlassesFixture Home() => Gesture("middle_hold");

    /// <summary>Index finger and thumb pinch and stay: the menu of what is shown.</summary>
    public VirtualGlassesFixture Hold() => Gesture("index_hold");

    /// <summary>Two pinches: wakes the display, or sends it to sleep.</summary>
    public VirtualGlassesFixture Wake() => Gesture("wake");

    /// <summary>The thumb swipes down: the next line.</summary>
    public VirtualGlassesFixture SwipeDown() => Gesture("thumb_swipe_down");

    /// <summary>The thumb swipes up: the line before.</summary>
    public VirtualGlassesFixture SwipeUp() => Gesture("thumb_swipe_up");

    /// <summary>A fist: a photo.</summary>
    public VirtualGlassesFixture Fist() => Gesture("fist");

    /// <summary>A pinch that turns.</summary>
    /// <param name="steps">Steps, positive clockwise.</param>
    public VirtualGlassesFixture Dial(double steps) => Gesture("index_turn", steps);

    /// <summary>A pinch that moves.</summary>
    /// <param name="x">Degrees to the right.</param>
    /// <param name="y">Degrees downwards.</param>
    public VirtualGlassesFixture Drag(double x, double y) => Gesture("index_drag", x, y);

    /// <summary>The head looks up for a moment: wakes the display of glasses that sleep.</summary>
    public VirtualGlassesFixture LookUp() => Gesture(HeadUp.Gesture);

    /// <summary>The head turns, and stays so: apps that follow it are told once its sensor has felt it.</summary>
    /// <param name="yaw">How far to the right of where it looks now, in degrees; to the left if negative.</param>
    /// <param name="pitch">How far up from where it looks now, in degrees; down if negative.</param>
    /// <param name="ms">How long the turn takes, in milliseconds, 100 at least; what is faster than the sensor's range, its profile says which, is not felt whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is too short, or an angle is no number.</exception>
    public VirtualGlassesFixture TurnHead(double yaw, double pitch = 0, double ms = TurnMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ms, 100);
        if (!double.IsFinite(yaw + pitch))
            throw new ArgumentOutOfRangeException(nameof(yaw), $"The head is to turn by {yaw} and {pitch} degrees; expected two numbers.");
        double atS = Now.Microseconds / 1e6;
        Glasses.Head.Add(new HeadMove(atS, ms / 1000, HeadMovement.TurnRight, yaw));
        Glasses.Head.Add(new HeadMove(atS, AlwaysS, HeadMovement.LookUp, pitch));
        return Wait(Math.Max(ms, GazeMs) + GestureMs);
    }

    /// <summary>A finger presses the temple: select.</summary>
    /// <exception cref="InvalidOperationException">These glasses do not feel that.</exception>
    public VirtualGlassesFixture PressTemple() => Touch(ButtonAction.Press);

    /// <summary>A finger does something at the temple.</summary>
    /// <exception cref="InvalidOperationException">These glasses do not feel that.</exception>
    public VirtualGlassesFixture Touch(ButtonAction action)
    {
        if (!Glasses.Buttons.Actions.Contains(action))
            throw new InvalidOperationException($"The temple of '{Glasses.Profile.Name}' does not feel {action}; it feels {NearestName.Alternatives([.. Glasses.Buttons.Actions.Select(each => each.ToString())])}.");
        HasActed = false;
        Glasses.Buttons.TryTouch(new ButtonTouch(Now.Microseconds / 1e6, action));
        Wait(action == ButtonAction.LongPress ? Glasses.Profile.Buttons.LongPressMs + GestureMs : GestureMs);
        return Settle();
    }

    /// <summary>A gesture by the name that a model gives it.</summary>
    /// <param name="name">Its name, such as <c>index_press</c>.</param>
    /// <param name="x">Steps of a turn; degrees of a drag to the right.</param>
    /// <param name="y">Degrees of a drag downwards.</param>
    public VirtualGlassesFixture Gesture(string name, double x = 0, double y = 0)
    {
        Act(new GestureEvent(name, 1, Now), x, y);
        _apps.Settle(() => Host.Advance(Now));
        return Settle();
    }

    /// <summary>The wearer opens an app out of the home menu, with the gestures that this takes.</summary>
    /// <param name="id">Id of the app.</param>
    /// <exception cref="GlassesCheckException">It cannot be reached there.</exception>
    public VirtualGlassesFixture Open(string id)
    {
        AppSlot app = App(id);
        Home();
        for (var i = 0; i < Host.Apps.Count * 3 && Host.FocusedId != id && HasMoved(() => SwipeUp()); i++)
        {
        }

        for (var i = 0; i < Host.Apps.Count * 3 && Host.FocusedId != id && HasMoved(() => SwipeDown()); i++)
        {
        }

        if (Host.FocusedId != id)
            throw new GlassesCheckException($"The home menu has no line that opens '{id}', expected one; give the manifest a home line without an action.");
        Pinch();
        return Host.OpenApp == app || app.Refusal is not null ? this : throw new GlassesCheckException($"'{id}' was chosen and did not open; {app.LastFailure ?? "it ended"}.");

        bool HasMoved(Action swipe)
        {
            swipe();
            return HasActed;
        }
    }

    private void Act(in GestureEvent gesture, double x, double y)
    {
        HasActed = false;
        if (!_wasOn)
            return;
        string context = Host.ContextAt(Now);
        if (context != IntentMap.AsleepContext)
            Host.Wakefulness.Stir(Now);
        if (!_meanings.TryMap(context, gesture, Now, out Intent intent))
            return;
        HasActed = Host.Dispatch(intent with { X = x != 0 ? x : intent.X, Y = y });
    }

    // A slow display is given the time to take what it dropped.
    private VirtualGlassesFixture Settle()
    {
        Wait(GestureMs);
        for (double waited = 0; waited < DisplayMs && Shown.Outcome == HudOutcome.Dropped; waited += StepMs)
            Wait(StepMs);
        return this;
    }
}
