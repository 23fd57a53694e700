using System.Text.Json;

namespace NeuralGlasses.Media;

/// <summary>Where books were left, and the piece of music that was played last; the oldest are forgotten when there are too many.</summary>
internal sealed class MediaPositions
{
    public const int Most = 500;
    private const double LongestSeconds = 1e6;

    private readonly List<(string Id, bool IsBook, double Seconds)> _oldestFirst = [];
    private readonly IKeptBytes? _kept;
    private readonly MediaCounters _counters;
    private double _musicSpeed = 1;
    private double _bookSpeed = 1;

    public MediaPositions(IKeptBytes? kept, MediaCounters counters)
    {
        _kept = kept;
        _counters = counters;
        try
        {
            if (kept?.Load() is { } bytes)
                Complaint = Load(kept.Name, bytes);
        }
        catch (IOException error)
        {
            Complaint = $"{kept!.Name}: where tracks were left cannot be read ({error.Message}); they begin anew.";
        }
    }

    public string? Complaint { get; private set; }

    public bool IsChanged { get; private set; }

    public int Count => _oldestFirst.Count;

    public double SpeedOf(bool isBook) => isBook ? _bookSpeed : _musicSpeed;

    public void SetSpeed(bool isBook, double speed)
    {
        IsChanged |= SpeedOf(isBook) != speed;
        (_musicSpeed, _bookSpeed) = isBook ? (_musicSpeed, speed) : (speed, _bookSpeed);
    }

    public double Of(Track track) => IndexOf(track.Id) is >= 0 and var at ? _oldestFirst[at].Seconds : 0;

    /// <summary>Notes where a track is; of music only the last is kept, since nobody wants each song to begin where it once was left.</summary>
    public void Note(Track track, double seconds)
    {
        if (_oldestFirst is [.., var newest] && newest.Id == track.Id && newest.Seconds == seconds)
            return;
        for (int i = _oldestFirst.Count - 1; i >= 0; i--)
        {
            if (_oldestFirst[i].Id == track.Id || (!track.IsBook && !_oldestFirst[i].IsBook))
                _oldestFirst.RemoveAt(i);
        }

        _oldestFirst.Add((track.Id, track.IsBook, seconds));
        if (_oldestFirst.Count > Most)
        {
            _oldestFirst.RemoveAt(0);
            _counters.Forgotten++;
        }

        IsChanged = true;
    }

    public void Forget(Track track)
    {
        if (IndexOf(track.Id) is not (>= 0 and var at))
            return;
        _oldestFirst.RemoveAt(at);
        IsChanged = true;
    }

    /// <summary>Keeps them; false, with a complaint, if that failed.</summary>
    public bool Save()
    {
        IsChanged = false;
        if (_kept is null)
            return true;
        try
        {
            var kept = new KeptPositions(KeptPositions.CurrentFormat, _musicSpeed, _bookSpeed, [.. _oldestFirst.Select(entry => new KeptPositions.Entry(entry.Id, entry.IsBook, entry.Seconds))]);
            _kept.Save(JsonSerializer.SerializeToUtf8Bytes(kept, MediaJson.Default.KeptPositions));
            return true;
        }
        catch (IOException error)
        {
            Complaint = $"{_kept.Name}: where tracks were left cannot be kept ({error.Message}); it is forgotten after a restart.";
            return false;
        }
    }

    private string? Load(string name, ReadOnlySpan<byte> json)
    {
        KeptPositions? kept;
        try
        {
            kept = JsonSerializer.Deserialize(json, MediaJson.Default.KeptPositions);
        }
        catch (JsonException error)
        {
            return $"{name}: the places where tracks were left are damaged in line {error.LineNumber + 1}; they begin anew.";
        }

        if (kept is not { Format: KeptPositions.CurrentFormat, Entries: not null })
            return $"{name}: the format of the places where tracks were left is '{kept?.Format}', expected '{KeptPositions.CurrentFormat}'; they begin anew.";
        _musicSpeed = Speed(kept.MusicSpeed);
        _bookSpeed = Speed(kept.BookSpeed);
        var lost = 0;
        foreach (KeptPositions.Entry? entry in kept.Entries)
        {
            if (entry is { Id.Length: > 0, Seconds: >= 0 and <= LongestSeconds } && IndexOf(entry.Id) < 0 && Count < Most)
                _oldestFirst.Add((entry.Id, entry.IsBook, entry.Seconds));
            else
                lost++;
        }

        return lost == 0 ? null : $"{name}: {lost} of {kept.Entries.Count} places where tracks were left are damaged; those tracks begin anew.";
    }

    private static double Speed(double speed) => speed is >= TimeStretch.Slowest and <= TimeStretch.Fastest ? speed : 1;

    private int IndexOf(string id)
    {
        for (var i = 0; i < _oldestFirst.Count; i++)
        {
            if (_oldestFirst[i].Id == id)
                return i;
        }

        return -1;
    }
}
