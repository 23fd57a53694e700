using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>What waits to come into view, in order of arrival. Where too many wait, only their number is kept.</summary>
internal sealed class WaitingNotices(NotificationCounters counters)
{
    public const int Most = 256;
    public const int MostOfApp = 16;

    private readonly List<WaitingNotice> _waiting = new(Most);

    public int Count => _waiting.Count;

    public WaitingNotice this[int index] => _waiting[index];

    public void Add(WaitingNotice notice)
    {
        int oldest = -1, ofApp = 0;
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Notification.AppId != notice.Notification.AppId || _waiting[i].IsConfirmation)
                continue;
            ofApp++;
            if (oldest < 0 || _waiting[i].Notification.Priority < _waiting[oldest].Notification.Priority)
                oldest = i;
        }

        if (ofApp >= MostOfApp && !notice.IsConfirmation)
        {
            notice.Folded += _waiting[oldest].Count;
            counters.Dropped++;
            _waiting.RemoveAt(oldest);
        }
        else if (_waiting.Count >= Most)
        {
            int least = 0;
            for (var i = 1; i < _waiting.Count; i++)
                least = _waiting[i].Notification.Priority < _waiting[least].Notification.Priority ? i : least;
            counters.Dropped++;
            _waiting.RemoveAt(least);
        }

        int place = _waiting.Count;
        while (place > 0 && _waiting[place - 1].Arrival > notice.Arrival)
            place--;
        _waiting.Insert(place, notice);
    }

    public WaitingNotice? Take(string appId, string id)
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (!_waiting[i].IsOf(appId, id))
                continue;
            WaitingNotice found = _waiting[i];
            _waiting.RemoveAt(i);
            return found;
        }

        return null;
    }

    public bool Has(Notification notification)
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (ReferenceEquals(_waiting[i].Notification, notification))
                return true;
        }

        return false;
    }

    public void RemoveAt(int index) => _waiting.RemoveAt(index);

    /// <summary>Takes out what is no longer worth showing.</summary>
    public void Expire(HostTime now)
    {
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i].Deadline is { } deadline && now > deadline)
                counters.CountSuppressed(SuppressionReason.LateConfirmation);
            else if (_waiting[i].Notification.ExpiresAt is { } expiry && now >= expiry)
                counters.Expired++;
            else
                continue;
            _waiting.RemoveAt(i);
        }
    }
}
