using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// What a press makes of the cursor's ways: it stands still while a press may come and for a while behind it, then something is dragged or, when the fingers part,
/// clicked. Nothing is allocated after construction.
/// </summary>
internal sealed class CursorPress(PressOptions options, CursorPosition position, CursorOutbox outbox, CursorCounters counters)
{
    private readonly PointerTrail _trail = new();
    private HostTime _pressedAt;
    private HostTime _stillUntil = new(long.MinValue);
    private bool _isOnset;
    private double _towardsRight;
    private double _towardsDown;

    /// <summary>Whether fingers are pressed, as far as anybody was told.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Whether something is dragged.</summary>
    public bool IsDragging { get; private set; }

    public void Take(PressChange change, HostTime at)
    {
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
        if (_isOnset || at < _stillUntil)
            return;
        if (IsDown && !IsDragging && !Drags(right, down, at))
            return;
        Go(right, down, at);
    }

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
        (IsDown, _pressedAt, _towardsRight, _towardsDown) = (true, at, 0, 0);
        _stillUntil = at.Plus(options.DragAfterMs * 1000);
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
        else if (at.MillisecondsSince(_pressedAt) <= options.LongestClickMs)
        {
            counters.Clicks++;
            Tell(CursorEventKind.Clicked, at);
        }
        else
        {
            counters.Held++;
        }

        Finish(at);
        _stillUntil = at.Plus(options.SettleMs * 1000);
    }

    private void Finish(HostTime at)
    {
        (IsDown, IsDragging) = (false, false);
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
