using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// Tells what a held pinch means while the wrist moves: a dial turned, something dragged, a menu asked for, or just a tap, which is only known when the
/// fingers part. Of turn, drag and hold the first owns the pinch until its end. Gestures and samples may come in any order and late; nothing is
/// decided before <see cref="Advance"/>. Nothing that is not known is told: a pinch in which samples of the wrist were lost says no more but its
/// end. All calls come on one thread, and nothing is allocated after construction.
/// <para>
/// On synthetic forearms (offset 1°/s, the noise and steps of the simulator's chip, 52 Hz) the angle is right to 0.2° one second and three seconds after the
/// press where the wrist rested before, and to 1.0° and 1.6° where it never did. Of an arm that swings by 18° in walking, under a band that sits 10° askew,
/// up to 8.3° look like a turn: 2 of 60 pinches of three seconds told a step that nobody meant. No wearer has tried it.
/// </para>
/// </summary>
public sealed class PinchMotion
{
    private const int KeptGestures = 16;

    // A wrist that is half through a dead zone is on its way, and its pinch no hold; a guess.
    private const double MostReachOfHold = 0.5;

    private readonly PinchMotionOptions _options;
    private readonly PinchedWrist _wrist;
    private readonly PinchOutbox _outbox = new();
    private readonly Queue<GestureEvent> _noted = new(KeptGestures);
    private HostTime _now;
    private GestureEvent _press;
    private PinchWants _wanted;
    private PinchEventKind _owner;
    private bool _isHeld;
    private TurnSteps _steps;
    private double _toldRight;
    private double _toldDown;

    /// <summary>Makes a reader that knows nothing of the wrist yet.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public PinchMotion(PinchMotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _wrist = new PinchedWrist(options, Counters);
    }

    /// <summary>What the scene makes of pinches; a pinch keeps what was wanted when it was pressed.</summary>
    public PinchWants Wants { get; set; }

    /// <summary>Whether a finger is pressed, as far as is known.</summary>
    public bool IsPinched { get; private set; }

    /// <summary>How far the forearm has turned since the press, in degrees, positive clockwise as its wearer looks along it; 0 unless it turns a dial.</summary>
    public double TurnDegrees => IsPinched && _owner == PinchEventKind.TurnStart ? _wrist.Angles.Turn : 0;

    /// <summary>What became of pinches and samples.</summary>
    public PinchCounters Counters { get; } = new();

    // How far the wrist is through the dead zones of what is wanted, 1 at their ends.
    private double TurnReach => (_wanted & PinchWants.Turn) != 0 ? Math.Abs(_wrist.Angles.Turn) / _options.TurnDeadZoneDegrees : 0;

    private double DragReach => (_wanted & PinchWants.Drag) != 0 ? Length(_wrist.Angles.Right, _wrist.Angles.Down) / _options.DragDeadZoneDegrees : 0;

    private bool WantsMotion => (_wanted & (PinchWants.Turn | PinchWants.Drag)) != 0;

    /// <summary>
    /// Whether the wrist's motion comes. Without it pinches of a scene that wants turns or drags say nothing but their end; a host that sees so says it to the
    /// wearer, and wants neither.
    /// </summary>
    public bool Follows(HostTime now) => _wrist.NewestAt is { } at && now.MillisecondsSince(at) <= _options.MaxAgeMs;

    /// <summary>Takes a gesture; those that have nothing to do with pinches may be given too.</summary>
    /// <exception cref="ArgumentException">The gesture has no name.</exception>
    public void Note(in GestureEvent gesture)
    {
        ArgumentException.ThrowIfNullOrEmpty(gesture.Gesture, nameof(gesture));
        if (_noted.Count == KeptGestures)
            Counters.Overflowed++;
        else
            _noted.Enqueue(gesture);
    }

    /// <summary>Takes a sample of the wrist.</summary>
    public void Push(in WristMotionSample sample) => _wrist.Push(sample);

    /// <summary>Decides what is known by this moment; call it with whatever came, and regularly, at least every 50 ms.</summary>
    public void Advance(HostTime now)
    {
        _now = now > _now ? now : _now;
        while (_noted.TryPeek(out var gesture))
        {
            Follow(gesture.NewestSample);
            if (MustWait(gesture))
                break;
            Take(_noted.Dequeue());
        }

        if (_noted.Count == 0)
            Follow(new HostTime(long.MaxValue));
        if (IsPinched && _now.MillisecondsSince(_press.NewestSample) > _options.LongestPressMs)
            Leave(PinchEnd.TooLong, _now);
    }

    /// <summary>Takes the next event; false if there is none. Steps and ways that were not taken become one event.</summary>
    public bool TryTake(out PinchEvent told) => _outbox.TryTake(out told);

    /// <summary>Ends the pinch, if there is one, as when its scene has gone or the band is lost: its fingers shall do nothing to the next scene.</summary>
    public void Cancel(HostTime now)
    {
        if (IsPinched)
            Finish(PinchEnd.Cancelled, now);
    }

    // A release is only a tap if the wrist was still up to it, and the wrist is always a little behind.
    private bool MustWait(in GestureEvent gesture) =>
        IsPinched && WantsMotion && !_wrist.IsLost && _owner != PinchEventKind.Hold
        && (PinchName.IsReleaseOf(_press.Gesture, gesture.Gesture) || PinchName.IsHoldOf(_press.Gesture, gesture.Gesture))
        && !(_wrist.NewestAt >= gesture.NewestSample)
        && _now.MillisecondsSince(gesture.NewestSample) <= _options.MotionLagMs;

    private void Take(in GestureEvent gesture)
    {
        if (PinchName.IsPress(gesture.Gesture))
            Begin(gesture);
        else if (!IsPinched || gesture.NewestSample < _press.NewestSample)
            Counters.Stray += PinchName.IsPart(gesture.Gesture) ? 1 : 0;
        else if (PinchName.IsReleaseOf(_press.Gesture, gesture.Gesture))
            Release(gesture);
        else if (PinchName.IsHoldOf(_press.Gesture, gesture.Gesture))
            Hold(gesture);
        else if (PinchName.IsPart(gesture.Gesture))
            Counters.Stray++;
        else if (!PinchName.IsDouble(gesture.Gesture))
            Leave(PinchEnd.OtherGesture, gesture.NewestSample);
    }

    private void Begin(in GestureEvent press)
    {
        if (IsPinched)
            Leave(PinchEnd.NextPress, press.NewestSample);
        if (_now.MillisecondsSince(press.NewestSample) > _options.MaxAgeMs)
        {
            Counters.Stale++;
            return;
        }

        if (!_outbox.HasRoom)
        {
            Counters.Overflowed++;
            return;
        }

        Counters.Pinches++;
        (IsPinched, _press, _wanted, _owner) = (true, press, Wants, default);
        (_isHeld, _steps) = (false, default);
        if (WantsMotion)
            _wrist.Press(press.NewestSample);
    }

    private void Follow(HostTime until)
    {
        while (_wrist.TryStep(until, out var at))
        {
            if (_now.MillisecondsSince(at) <= _options.MaxAgeMs)
                Decide(at);
        }
    }

    private void Decide(HostTime at)
    {
        if (_owner == default)
            Choose(at);
        if (_owner == PinchEventKind.TurnStart && _steps.MoveTo(_wrist.Angles.Turn, _options) is var steps and not 0)
            _outbox.Add(new PinchEvent(PinchEventKind.TurnBy, _press, at, Steps: steps));
        if (_owner != PinchEventKind.DragStart)
            return;
        var (right, down) = (_wrist.Angles.Right - _toldRight, _wrist.Angles.Down - _toldDown);
        if ((right, down) == (0, 0) || Length(right, down) < _options.DragStepDegrees)
            return;
        (_toldRight, _toldDown) = (_wrist.Angles.Right, _wrist.Angles.Down);
        _outbox.Add(new PinchEvent(PinchEventKind.DragBy, _press, at, RightDegrees: right, DownDegrees: down));
    }

    private void Choose(HostTime at)
    {
        var (turn, drag) = (TurnReach, DragReach);
        if (Math.Max(turn, drag) < 1)
            return;
        _owner = turn >= drag ? PinchEventKind.TurnStart : PinchEventKind.DragStart;
        Counters.Turns += turn >= drag ? 1 : 0;
        Counters.Drags += turn >= drag ? 0 : 1;
        // What is dragged does not jump by the dead zone.
        (_toldRight, _toldDown) = (_wrist.Angles.Right, _wrist.Angles.Down);
        _outbox.Add(new PinchEvent(_owner, _press, at));
    }

    private void Hold(in GestureEvent hold)
    {
        if (!_isHeld && _owner == default && (_wanted & PinchWants.Hold) != 0 && MayTell(hold, MostReachOfHold))
        {
            _owner = PinchEventKind.Hold;
            Counters.Holds++;
            _outbox.Add(new PinchEvent(PinchEventKind.Hold, _press, hold.NewestSample));
        }

        _isHeld = true;
    }

    private void Release(in GestureEvent release)
    {
        if (!_isHeld && _owner == default && MayTell(release, mostReach: 1))
        {
            Counters.Taps++;
            _outbox.Add(new PinchEvent(PinchEventKind.Tap, _press, release.NewestSample));
        }

        Finish(PinchEnd.Released, release.NewestSample);
    }

    private bool MayTell(in GestureEvent gesture, double mostReach)
    {
        var isStale = _now.MillisecondsSince(gesture.NewestSample) > _options.MaxAgeMs;
        var isKnown = !WantsMotion || (_wrist.IsWhole && _wrist.IsKnownTo(gesture.NewestSample) && Math.Max(TurnReach, DragReach) < mostReach);
        if (isStale)
            Counters.Stale++;
        else if (!isKnown)
            Counters.Doubtful++;
        return !isStale && isKnown;
    }

    private void Leave(PinchEnd why, HostTime at)
    {
        Counters.Unreleased++;
        Finish(why, at);
    }

    private void Finish(PinchEnd why, HostTime at)
    {
        IsPinched = false;
        _wrist.LetGo();
        _outbox.Add(new PinchEvent(PinchEventKind.End, _press, at, End: why));
    }

    private static double Length(double right, double down) => Math.Sqrt((right * right) + (down * down));
}
