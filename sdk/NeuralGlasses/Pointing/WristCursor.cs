using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// The way from a decoded wrist to a cursor, station by station: velocity and angle joined, drift taken off, axes of the wearer, smoothing, dead zone, gain, display; beside it the fingers, whose
/// press stops the cursor and takes back what the pinch itself moved. What is not known moves nothing and clicks nothing: after a loss the cursor stands
/// still and a press is forgotten. All calls come on one thread, and nothing is allocated after construction.
/// </summary>
public sealed class WristCursor
{
    private readonly PointingOptions _options;
    private readonly ForearmAim _aim;
    private readonly Steering _steering;
    private readonly AngleFusion _fusion;
    private readonly RestDrift _drift;
    private readonly OneEuroFilter _smoothing;
    private readonly DeadZone _deadZone;
    private readonly PointerGain _gain;
    private readonly PressReader _press;
    private readonly CursorPress _held;
    private readonly CursorOutbox _outbox = new();
    private HostTime _last;
    private HostTime _quietUntil;
    private HostTime _feltAt = new(long.MinValue / 2);
    private double _aimDps;
    private double _restedMs;
    private bool _begun;

    /// <summary>Makes a cursor in the middle of a display.</summary>
    /// <param name="options">How the wrist moves it.</param>
    /// <param name="widthPixels">Width of the display, in pixels.</param>
    /// <param name="heightPixels">Height of the display, in pixels.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or the display has no pixels.</exception>
    public WristCursor(PointingOptions options, int widthPixels, int heightPixels)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        Position = new CursorPosition(widthPixels, heightPixels);
        Axes = new WristAxes(options.Axes);
        var aims = options.Way == PointingWay.Aim;
        _aim = new ForearmAim(options.Aim, options.Axes);
        _steering = new Steering(options.Steering, heightPixels);
        _fusion = new AngleFusion(options.Fusion);
        _drift = new RestDrift(options.Drift);
        _smoothing = new OneEuroFilter(aims ? options.Aim.Smoothing : options.Smoothing);
        _deadZone = new DeadZone(aims ? options.Aim.DeadZone : options.DeadZone);
        _gain = new PointerGain(aims ? options.Aim.Gain : options.Gain, heightPixels);
        _press = new PressReader(options.Press);
        _held = new CursorPress(options.Press, aims ? options.Aim.AfterDialMs : 0, Position, _outbox, Counters);
    }

    /// <summary>Where the cursor is.</summary>
    public CursorPosition Position { get; }

    /// <summary>Which way of the wrist is right and which is up.</summary>
    public WristAxes Axes { get; }

    /// <summary>What became of the steps.</summary>
    public CursorCounters Counters { get; } = new();

    /// <summary>What is taken for the decoder's own and not the wrist's.</summary>
    public WristVelocity Drift => _drift.Drift;

    /// <summary>Whether the wrist moves it, or would if nothing held it.</summary>
    public bool IsMoving => _steering.IsMoving || _deadZone.IsMoving;

    /// <summary>Whether fingers are pressed.</summary>
    public bool IsPressed => _held.IsDown;

    /// <summary>Whether something is dragged.</summary>
    public bool IsDragging => _held.IsDragging;

    /// <summary>Presses that were none because the wrist was too fast, because they came too soon, or because the fingers were busy with something else.</summary>
    public long Doubtful => _press.Fast + _press.TooSoon + _press.Restless;

    /// <summary>Whether a press of a cursor that the forearm leads may become a drag; not where a turn of it is a dial.</summary>
    public bool MayDrag
    {
        get => _held.MayDrag;
        set => _held.MayDrag = value || _options.Way != PointingWay.Aim;
    }

    /// <summary>Takes what the band's motion sensor felt.</summary>
    public void Feel(in WristMotionSample sample)
    {
        Axes.Feel(sample);
        if (_options.Way == PointingWay.Aim)
            Aim(sample);
    }

    /// <summary>Takes a gesture; the one that means so brings the cursor back to the middle.</summary>
    public void Note(in GestureEvent gesture)
    {
        if (gesture.Gesture == _options.RecentreGesture)
            Recentre(gesture.NewestSample);
    }

    /// <summary>Brings the cursor back to the middle, unless something is pressed.</summary>
    public void Recentre(HostTime at)
    {
        if (_held.IsDown)
            return;
        Position.Centre();
        _held.Forget();
        _outbox.Add(new CursorEvent(CursorEventKind.Recentred, at, Position.X, Position.Y));
    }

    /// <summary>Takes a step of the decoder.</summary>
    public void Push(in CursorStep step)
    {
        var at = step.NewestSample;
        var elapsedMs = _begun ? at.MillisecondsSince(_last) : 0;
        var isGap = _begun && !(elapsedMs > 0 && elapsedMs <= _options.GapMs);
        if (isGap || !IsValid(step))
        {
            Counters.Gaps += isGap ? 1 : 0;
            Counters.Invalid += isGap ? 0 : 1;
            Lose(at);
            return;
        }

        (_last, _begun) = (at, true);
        Counters.Steps++;
        var aims = _options.Way == PointingWay.Aim;
        Counters.Unaimed += aims && !IsFelt(at) ? 1 : 0;
        if (aims && IsFelt(at))
            Aimed(step.PressProbability, elapsedMs, at);
        else if (_options.Way != PointingWay.Reach && step.Angle is { } angle)
            Steer(angle, step.PressProbability, elapsedMs, at);
        else
            Reach(step, elapsedMs, at);
    }

    /// <summary>The press that is under way means something else, such as a dial that is turned: it clicks and drags nothing.</summary>
    public void TakeOverPress() => _held.TakeOver();

    /// <summary>Lets go of everything, as when the band is lost or the cursor leaves the display: nothing is clicked.</summary>
    public void Cancel(HostTime at)
    {
        Lose(at);
        _begun = false;
    }

    /// <summary>Takes the next event; false if there is none. Ways that were not taken become one event.</summary>
    public bool TryTake(out CursorEvent told) => _outbox.TryTake(out told);

    // Steps of the decoder say what is pressed, and samples of the sensor where the cursor goes; neither waits for the other.
    private void Aim(in WristMotionSample sample)
    {
        if (!_aim.TryTake(sample, out var led))
        {
            Counters.Unfelt += _begun ? 1 : 0;
            return;
        }

        _feltAt = sample.At;
        var smooth = _smoothing.Take(led, sample.SinceLastMs);
        _aimDps = smooth.Dps;
        if (!_begun || sample.At < _quietUntil)
            return;
        var moved = _deadZone.Take(smooth);
        if (!_deadZone.IsMoving)
            return;
        var pixels = _gain.PixelsPerDegree(moved.Dps) * sample.SinceLastMs / 1000;
        _held.Move(moved.RightDps * pixels, -moved.UpDps * pixels, sample.At);
    }

    private void Aimed(double press, double elapsedMs, HostTime at)
    {
        if (at < _quietUntil)
            return;
        Axes.Advance(elapsedMs, _deadZone.IsMoving);
        _steering.Reset();
        (_held.DragAfterMs, _held.MostClickHeights) = (_options.Press.DragAfterMs, _options.Aim.MostClickHeights);
        _held.Take(_press.Take(press, _aimDps, at, _aimDps > _options.Aim.HidesFromDps), at);
        Rest(_deadZone.IsMoving, elapsedMs, at);
    }

    // The hand is fast on its way to where it steers; a press is told by the fingers alone.
    private void Steer(in WristAngle angle, double press, double elapsedMs, HostTime at)
    {
        var bent = Axes.Of(_steering.Take(angle, elapsedMs, press < _options.Press.OnsetProbability));
        if (at < _quietUntil)
            return;
        Axes.Advance(elapsedMs, _steering.IsMoving);
        _deadZone.Reset();
        (_held.DragAfterMs, _held.MostClickHeights) = (_options.Steering.DragAfterMs, double.PositiveInfinity);
        _held.Take(_press.Take(press, 0, at), at);
        Rest(_steering.IsMoving, elapsedMs, at);
        if (!_steering.IsMoving)
            return;
        var pixels = _steering.PixelsPerSecond(bent.Deg) * elapsedMs / 1000 / bent.Deg;
        _held.Move(bent.RightDeg * pixels, -bent.UpDeg * pixels, at);
    }

    private void Reach(in CursorStep step, double elapsedMs, HostTime at)
    {
        var mayRest = !_deadZone.IsMoving && step.PressProbability < _options.Press.OnsetProbability;
        var wrist = _drift.Take(_fusion.Take(step, elapsedMs), elapsedMs, mayRest);
        var smooth = _smoothing.Take(Axes.Of(wrist), elapsedMs);
        if (at < _quietUntil)
            return;
        var moved = _deadZone.Take(smooth);
        Axes.Advance(elapsedMs, _deadZone.IsMoving);
        _held.Take(_press.Take(step.PressProbability, smooth.Dps, at), at);
        Rest(_deadZone.IsMoving, elapsedMs, at);
        if (!_deadZone.IsMoving)
            return;
        var pixels = _gain.PixelsPerDegree(moved.Dps) * elapsedMs / 1000;
        _held.Move(moved.RightDps * pixels, -moved.UpDps * pixels, at);
    }

    private bool IsFelt(HostTime at) => at.MillisecondsSince(_feltAt) <= _options.Aim.LostMs;

    private bool IsValid(in CursorStep step) =>
        step.ValidFraction >= _options.LeastValid
        && float.IsFinite(step.ExtensionDps)
        && float.IsFinite(step.RadialDps)
        && (step.Angle is not { } angle || (float.IsFinite(angle.ExtensionDeg) && float.IsFinite(angle.RadialDeg)))
        && step.PressProbability is >= -0.001f and <= 1.001f;

    private void Lose(HostTime at)
    {
        _held.Lose(at);
        _press.Reset();
        _steering.Reset();
        _fusion.Reset();
        _smoothing.Reset();
        _deadZone.Reset();
        _drift.Break();
        (_last, _begun, _restedMs) = (at, true, 0);
        _quietUntil = at.Plus(_options.QuietMs * 1000);
    }

    private void Rest(bool isMoving, double elapsedMs, HostTime at)
    {
        if (!isMoving && !_held.IsDown)
        {
            _restedMs += elapsedMs;
            return;
        }

        if (_options.RecentreAfterMs > 0 && _restedMs >= _options.RecentreAfterMs && !_held.IsDown)
            Recentre(at);
        _restedMs = 0;
    }
}
