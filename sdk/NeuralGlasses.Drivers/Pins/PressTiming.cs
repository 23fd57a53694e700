using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Pins;

/// <summary>Tells presses and long presses of one contact apart. Not for two threads at once.</summary>
internal sealed class PressTiming(ButtonAction? shortPress, ButtonAction? longPress)
{
    // Guesses: contacts bounce for a few milliseconds, half a second is long, and a contact that stays closed for half a minute is stuck.
    private const double BounceMs = 20;
    private const double LongMs = 500;
    private const double StuckMs = 30_000;
    private readonly Queue<ButtonEvent> _told = new();
    private HostTime? _downAt;
    private HostTime? _upAt;
    private bool _isLongTold;

    /// <summary>Presses that came while the contact was stuck, or bounced.</summary>
    public long Rejected { get; private set; }

    /// <summary>The contact closed or opened.</summary>
    public void Change(bool isClosed, HostTime at)
    {
        // What was clear by then: changes may have waited for whoever takes actions.
        Judge(at);
        if (isClosed)
        {
            // It opened for less than a bounce: it is the same press.
            if (_downAt is null)
                (_downAt, _isLongTold) = (at, false);
            _upAt = null;
        }
        else if (_downAt is not null)
        {
            _upAt ??= at;
        }
    }

    /// <summary>Takes the oldest action that was clear by now.</summary>
    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        Judge(now);
        return _told.TryDequeue(out taken);
    }

    private void Judge(HostTime now)
    {
        if (_downAt is not { } down)
            return;
        if (_upAt is null && longPress is { } action && !_isLongTold && now.MillisecondsSince(down) >= LongMs)
        {
            _isLongTold = true;
            _told.Enqueue(new ButtonEvent(action, down.Plus(LongMs * 1000)));
        }

        if (_upAt is not { } up || now.MillisecondsSince(up) < BounceMs)
            return;
        _downAt = null;
        _upAt = null;
        if (_isLongTold)
            return;
        var ms = up.MillisecondsSince(down);
        if (ms < BounceMs || ms > StuckMs)
            Rejected++;
        else if (ms >= LongMs && longPress is { } late)
            _told.Enqueue(new ButtonEvent(late, down.Plus(LongMs * 1000)));
        else if (shortPress is { } press)
            _told.Enqueue(new ButtonEvent(press, up));
    }
}
