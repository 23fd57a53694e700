using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// What a press makes of the cursor's ways: it stands still while a press may come and for a while behind it, then something is dragged or, when the fingers part,
/// clicked. Nothing is allocated after construction.
/// </summary>
internal sealed class CursorPress(PressOptions options, double afterDialMs, CursorPosition position, CursorOutbox outbox, CursorCounters counters)
{
    private readonly PointerTrail _trail = new();
    private HostTime _pressedAt;
    private HostTime _stillUntil = new(long.MinValue);
    private bool _isOnset;
    private bool _isHeld;
    private bool _isTaken;
    private double _ledRight;
    private double _ledDown;
    private double _towardsRight;
    private double _towardsDown;

    /// <summary>Whether fingers are pressed, as far as anybody was told.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Whether something is dragged.</summary>
    public bool IsDragging { get; private set; }

    /// <summary>Whether a press may become a drag.</summary>
    public bool MayDrag { get; set; } = true;

    /// <summary>How long the cursor stands still after a press, in milliseconds.</summary>
    public double DragAfterMs { get; set; } = options.DragAfterMs;

    /// <summary>How far it may be led during a press that clicks, in heights of the display.</summary>
    public double MostClickHeights { get; set; } = double.PositiveInfinity;

    public void Take(PressChange change, HostTime at)
    {
        if (IsDown && !IsDragging && !_isHeld && !_isTaken && at.MillisecondsSince(_pressedAt) > options.LongestClickMs)
            Hold(at);
        switch (change)
        {
            case PressChange.Onset:
                TakeBack(at);
                _isOnset = true;
                break;
            case PressChange.Passed:
                counters.FalseOnsets++;
                _isOnset = false;
                break;
            case PressChange.Down:
                Press(at);
                break;
            case PressChange.Up when IsDown:
                Release(at);
                break;
            default:
                break;
        }
    }

    public void Move(double right, double down, HostTime at)
    {
        (_ledRight, _ledDown) = (_ledRight + right, _ledDown + down);
        if (_isOnset || at < _stillUntil)
            return;
        if (IsDown && (_isTaken || (!IsDragging && !(MayDrag && Drags(right, down, at)))))
            return;
        Go(right, down, at);
    }

    /// <summary>The press that is under way means something to somebody else: it clicks and drags nothing.</summary>
    public void TakeOver() => _isTaken = IsDown && !IsDragging;

    /// <summary>Forgets which way the cursor came.</summary>
    public void Forget() => _trail.Clear();

    /// <summary>Nobody knows what the fingers do: the press meant nothing.</summary>
    public void Lose(HostTime at)
    {
        _trail.Clear();
        _isOnset = false;
        if (!IsDown)
            return;
        counters.Lost++;
        if (IsDragging)
            Tell(CursorEventKind.DragCancelled, at);
        Finish(at);
    }

    private void Press(HostTime at)
    {
        if (!_isOnset)
            TakeBack(at);
        _isOnset = false;
        if (!outbox.HasRoom)
        {
            counters.Overflowed++;
            return;
        }

        counters.Presses++;
        (_ledRight, _ledDown) = (0, 0);
        (IsDown, _pressedAt, _towardsRight, _towardsDown, _isHeld, _isTaken) = (true, at, 0, 0, false, false);
        _stillUntil = at.Plus(DragAfterMs * 1000);
        Tell(CursorEventKind.Pressed, at);
    }

    // The way on which it is decided moves nothing: what is dragged does not jump.
    private bool Drags(double right, double down, HostTime at)
    {
        (_towardsRight, _towardsDown) = (_towardsRight + right, _towardsDown + down);
        if (Math.Sqrt((_towardsRight * _towardsRight) + (_towardsDown * _towardsDown)) <= options.DragHeights * position.HeightPixels)
            return false;
        IsDragging = true;
        counters.Drags++;
        _trail.Clear();
        Tell(CursorEventKind.DragBegan, at);
        return false;
    }

    private void Release(HostTime at)
    {
        if (IsDragging)
        {
            TakeBack(at);
            Tell(CursorEventKind.DragEnded, at);
        }
        else if (!_isHeld && !_isTaken && Math.Sqrt((_ledRight * _ledRight) + (_ledDown * _ledDown)) > MostClickHeights * position.HeightPixels)
        {
            counters.Carried++;
        }
        else if (!_isHeld && !_isTaken)
        {
            counters.Clicks++;
            Tell(CursorEventKind.Clicked, at);
        }

        var still = _isTaken ? Math.Max(afterDialMs, options.SettleMs) : options.SettleMs;
        Finish(at);
        _stillUntil = at.Plus(still * 1000);
    }

    private void Hold(HostTime at)
    {
        _isHeld = true;
        counters.Held++;
        Tell(CursorEventKind.Held, at);
    }

    private void Finish(HostTime at)
    {
        (IsDown, IsDragging, _isTaken) = (false, false, false);
        _stillUntil = at;
        Tell(CursorEventKind.Released, at);
    }

    private void TakeBack(HostTime at)
    {
        var (right, down) = _trail.Take(at.Plus(-options.TakeBackMs * 1000));
        _trail.Clear();
        if (right != 0 || down != 0)
            Go(-right, -down, at);
        _trail.Clear();
    }

    private void Go(double right, double down, HostTime at)
    {
        var (wentRight, wentDown) = position.Move(right, down);
        if (wentRight == 0 && wentDown == 0)
            return;
        _trail.Add(at, wentRight, wentDown);
        outbox.Add(new CursorEvent(IsDragging ? CursorEventKind.DraggedBy : CursorEventKind.Moved, at, position.X, position.Y, wentRight, wentDown));
    }

    private void Tell(CursorEventKind kind, HostTime at) => outbox.Add(new CursorEvent(kind, at, position.X, position.Y));
}
