using NeuralGlasses.Streaming;

namespace NeuralGlasses.Media;

/// <summary>The track that is read and the one behind it: opened before they are needed, changed without a gap, closed when they are done.</summary>
internal sealed class OpenTracks(ISoundOpener opener, int rateHz, MediaPositions positions, MediaCounters counters) : IDisposable
{
    // Of a list of missing files not all are looked for in one turn.
    private const int MostTries = 4;

    // A track of a few samples that is repeated does not start a program in every turn.
    private const double OpenMs = 100;

    private readonly TimeStretch _stretch = new(rateHz);
    private readonly short[] _scratch = new short[1024];
    private readonly List<TrackSound> _done = new(4);
    private TrackSound? _sound;
    private TrackSound? _next;
    private Track? _triedNext;
    private HostTime? _openedAt;
    private HostTime? _starvedAt;
    private bool _isStarved;
    private bool _isDraining;
    private int _failuresInARow;

    public Playlist Playlist { get; set; } = new([]);

    public PlayerStatus Status { get; set; }

    public bool SleepsAtEnd { get; set; }

    public string? Complaint { get; set; }

    public Track? Track => _sound?.Track;

    public double? LengthSeconds => _sound?.LengthSeconds ?? Playlist.Current?.Length?.TotalSeconds;

    public double? PositionSeconds => _sound is null ? null : Math.Max(0, _sound.PositionSeconds - (_stretch.Pending / rateHz));

    public void ForgetFailures() => _failuresInARow = 0;

    public bool TrySeek(double seconds)
    {
        if (_sound is null)
            return false;
        _sound.Seek(seconds);
        _stretch.Reset();
        (_isDraining, _isStarved) = (false, false);
        return true;
    }

    public int Read(Span<short> samples)
    {
        var read = 0;
        while (Status == PlayerStatus.Playing && _sound is not null)
        {
            _stretch.Speed = positions.SpeedOf(_sound.Track.IsBook);
            read += _stretch.Read(samples[read..]);
            if (read == samples.Length || !Feed(_sound))
                break;
        }

        return read;
    }

    /// <summary>Opens what is due, and gives up a track of which nothing comes.</summary>
    public void Advance(HostTime now)
    {
        CloseDone();
        if (Status != PlayerStatus.Playing)
            return;
        GiveUpLate(now);
        if (_openedAt is { } opened && now.MillisecondsSince(opened) < OpenMs)
            return;
        if (_sound is not null)
            OpenNext(_sound, now);
        for (var tries = 0; tries < MostTries && _sound is null && Status == PlayerStatus.Playing; tries++)
        {
            _openedAt = now;
            OpenCurrent();
        }
    }

    public void Close()
    {
        Retire(ref _sound);
        Retire(ref _next);
        CloseDone();
        _stretch.Reset();
        (_isDraining, _isStarved, _triedNext) = (false, false, null);
    }

    public void Dispose() => Close();

    // False if there is nothing to feed now, or nothing any more.
    private bool Feed(TrackSound sound)
    {
        int count = sound.Read(_scratch.AsSpan(0, Math.Min(_scratch.Length, _stretch.Room)));
        if (count > 0)
        {
            _stretch.Write(_scratch.AsSpan(0, count));
            (_failuresInARow, _isStarved) = (0, false);
            return true;
        }

        _isStarved = sound.State == SoundDecoderState.Going;
        counters.Starved += _isStarved ? 1 : 0;
        if (_isStarved)
            return false;
        bool isLast = SleepsAtEnd || Playlist.Following is null;
        if (isLast && !_isDraining)
        {
            _isDraining = true;
            _stretch.Finish();
            return true;
        }

        End(sound);
        return _sound is not null;
    }

    // Nothing is closed or opened here: it runs while the mixer waits for samples.
    private void End(TrackSound sound)
    {
        Retire(ref _sound);
        if (sound.State == SoundDecoderState.Failed)
        {
            Fail(sound.Complaint);
        }
        else
        {
            counters.Finished++;
            counters.Damaged += sound.Complaint is null ? 0 : 1;
            Complaint = sound.Complaint ?? Complaint;
            positions.Forget(sound.Track);
            Follow();
        }
    }

    private void Follow()
    {
        if (!Playlist.TryFollow())
            Status = PlayerStatus.Stopped;
        else if (SleepsAtEnd)
            Status = PlayerStatus.Paused;
        SleepsAtEnd = false;
        if (_isDraining)
            _stretch.Reset();
        _isDraining = false;
        if (Status != PlayerStatus.Playing || _next?.Track != Playlist.Current)
        {
            counters.Gaps += Status == PlayerStatus.Playing ? 1 : 0;
            Retire(ref _next);
            return;
        }

        (_sound, _next, _triedNext) = (_next, null, null);
        counters.Begun++;
    }

    private void Fail(string? why)
    {
        counters.Failed++;
        _failuresInARow++;
        Complaint = why;
        if (_failuresInARow < Playlist.Count)
        {
            Follow();
            return;
        }

        Complaint = Playlist.Count == 1 ? why : $"None of the {Playlist.Count} tracks can be played; of the last: {why}";
        Status = PlayerStatus.Stopped;
        Retire(ref _next);
        _stretch.Reset();
        _isDraining = false;
    }

    private void OpenCurrent()
    {
        Track track = Playlist.Current!;
        try
        {
            _sound = new TrackSound(opener, track, positions.Of(track), rateHz);
            _triedNext = null;
            counters.Begun++;
        }
        catch (SoundException error)
        {
            Fail(error.Message);
        }
    }

    private void OpenNext(TrackSound current, HostTime now)
    {
        Track? following = SleepsAtEnd ? null : Playlist.Following;
        if (_next is not null && _next.Track != following)
            Retire(ref _next);
        if (following is null || _next is not null || _triedNext == following || LengthSeconds - PositionSeconds is not <= MediaPlayer.OpenAheadSeconds)
            return;
        (_triedNext, _openedAt) = (following, now);
        try
        {
            _next = new TrackSound(opener, following, following == current.Track ? 0 : positions.Of(following), rateHz);
        }
        catch (SoundException)
        {
            // It is said when its turn comes, and it may be there by then.
        }
    }

    private void GiveUpLate(HostTime now)
    {
        _starvedAt = _isStarved ? _starvedAt ?? now : null;
        if (_sound is null || _starvedAt is not { } since || now.MillisecondsSince(since) < MediaPlayer.PatienceMs)
            return;
        string title = _sound.Track.Title;
        Retire(ref _sound);
        (_isStarved, _starvedAt) = (false, null);
        counters.Late++;
        Fail($"Nothing came of '{title}' for {MediaPlayer.PatienceMs / 1000} s; it was given up.");
    }

    private void Retire(ref TrackSound? sound)
    {
        if (sound is not null)
            _done.Add(sound);
        sound = null;
    }

    private void CloseDone()
    {
        foreach (TrackSound sound in _done)
            sound.Dispose();
        _done.Clear();
    }
}
