using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>What the wearer wants to be told, over a restart: loaded once, and kept whenever it is another than before.</summary>
internal sealed class KeptNotificationSettings
{
    private readonly IKeptBytes? _kept;
    private NotificationSettings _settings;
    private bool _isTold = true;

    /// <summary>Loads what was kept. What cannot be read allows nothing, since nobody knows what the wearer had turned off.</summary>
    /// <param name="kept">Where it is kept; null for settings that end with the program.</param>
    /// <param name="first">What holds before the wearer has set anything.</param>
    public KeptNotificationSettings(IKeptBytes? kept, NotificationSettings first)
    {
        _kept = kept;
        _settings = first;
        try
        {
            if (kept?.Load() is { } bytes)
                _settings = NotificationSettings.TryRead(kept.Name, bytes, out NotificationSettings? read, out string? complaint) ? read : Nothing(complaint);
        }
        catch (IOException error)
        {
            _settings = Nothing($"{kept!.Name}: the settings of notifications cannot be read ({error.Message}).");
        }
    }

    /// <summary>What was loaded, or kept last.</summary>
    public NotificationSettings Settings => _settings;

    /// <summary>What went wrong last, in one sentence; null for nothing.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Keeps the settings if they are others, and tells what went wrong.</summary>
    public void Follow(NotificationSettings settings, HostTime now, Action<HostTime, string>? log)
    {
        if (!ReferenceEquals(settings, _settings))
            Save(settings);
        if (_isTold)
            return;
        _isTold = true;
        log?.Invoke(now, Complaint!);
    }

    private void Save(NotificationSettings settings)
    {
        _settings = settings;
        try
        {
            _kept?.Save(settings.ToJson());
            Complaint = null;
        }
        catch (IOException error)
        {
            Complain($"{_kept!.Name}: the settings of notifications cannot be kept ({error.Message}); they are as before after a restart.");
        }
    }

    private NotificationSettings Nothing(string complaint)
    {
        Complain($"{complaint} Until the wearer allows it again, no app may notify.");
        return new NotificationSettings();
    }

    private void Complain(string complaint) => (Complaint, _isTold) = (complaint, false);
}
