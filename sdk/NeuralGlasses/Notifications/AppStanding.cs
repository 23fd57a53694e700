using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>
/// How much an app has interrupted, and may: a bucket with one token for each interruption of an hour, each of which comes back an hour after it
/// was spent, so that no hour has more of them than the bucket holds.
/// </summary>
internal sealed class AppStanding
{
    private const double HourUs = 3600e6;

    // Two for one thing that the wearer did, such as "Saving" and "Saved"; a guess.
    private const int ConfirmationsPerIntent = 2;

    private readonly HostTime[] _spent = new HostTime[AppNotificationSettings.MostPerHour];
    private int _first;
    private int _count;
    private HostTime _intentAt;
    private int _confirmations;

    public int Declared { get; set; } = NotificationCentre.UsualPerHour;

    public int Spent(HostTime now)
    {
        while (_count > 0 && now >= _spent[_first].Plus(HourUs))
        {
            _first = (_first + 1) % _spent.Length;
            _count--;
        }

        return _count;
    }

    public void Spend(HostTime now)
    {
        if (Spent(now) == _spent.Length)
            return;
        _spent[(_first + _count) % _spent.Length] = now;
        _count++;
    }

    public void NoteIntent(HostTime at)
    {
        _intentAt = at;
        _confirmations = ConfirmationsPerIntent;
    }

    /// <summary>Whether the wearer has just done something with the app.</summary>
    public bool WasMeant(HostTime now) => _confirmations > 0 && now <= _intentAt.Plus(NotificationCentre.OwnDoingMs * 1000);

    /// <summary>Whether the app may confirm what the wearer did, and until when.</summary>
    public bool TryConfirm(HostTime now, out HostTime deadline)
    {
        deadline = _intentAt.Plus(NotificationCentre.OwnDoingMs * 1000);
        if (_confirmations == 0 || now > deadline)
            return false;
        _confirmations--;
        return true;
    }
}
