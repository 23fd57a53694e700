using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Media;

/// <summary>
/// Plays music and audiobooks: reads files, changes the speed and not the pitch, remembers where it was, and opens the next track before
/// the end of the one that is heard. A mixer takes samples from <see cref="Read(Span{float})"/>, which never waits and opens nothing; everything else
/// happens in <see cref="Advance"/>. Not for two threads at once.
/// </summary>
public sealed class MediaPlayer : ISoundSource, IMediaPlayback, IDisposable
{
    /// <summary>Least speed.</summary>
    public const double SlowestSpeed = TimeStretch.Slowest;

    /// <summary>Greatest speed.</summary>
    public const double FastestSpeed = TimeStretch.Fastest;

    /// <summary>Least time between two writings of where tracks are, in milliseconds; a pause writes at once.</summary>
    public const double SaveMs = 10_000;

    /// <summary>Time before the end at which the next track is opened, in seconds of the track.</summary>
    public const double OpenAheadSeconds = 5;

    /// <summary>Time without a sample after which a track is given up, in milliseconds; a guess.</summary>
    public const double PatienceMs = 10_000;

    // From here on a jump to the track before is one to the begin, in seconds.
    private const double RestartSeconds = 3;

    // Jumps in quicker succession are one, so that a turned dial does not start a program for each notch.
    private const double SeekMs = 150;

    private readonly MediaPositions _positions;
    private readonly OpenTracks _tracks;
    private readonly short[] _out = new short[1024];
    private (Track Track, double Seconds)? _seekTo;
    private HostTime? _seekAt;
    private HostTime? _savedAt;

    /// <summary>Makes a player without a playlist.</summary>
    /// <param name="opener">Opens files.</param>
    /// <param name="rateHz">Samples a second that are read from it, 4000 to 192000 hertz: those of the speaker.</param>
    /// <param name="kept">Where it is kept where tracks were left, or null to forget it.</param>
    public MediaPlayer(ISoundOpener opener, int rateHz, IKeptBytes? kept = null)
    {
        ArgumentNullException.ThrowIfNull(opener);
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHz, 4000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateHz, 192_000);
        RateHz = rateHz;
        _positions = new MediaPositions(kept, Counters);
        _tracks = new OpenTracks(opener, rateHz, _positions, Counters) { Complaint = _positions.Complaint };
    }

    /// <summary>Samples a second, in hertz.</summary>
    public int RateHz { get; }

    /// <summary>The tracks, their order, and what is repeated.</summary>
    public Playlist Playlist => _tracks.Playlist;

    /// <summary>What it does.</summary>
    public PlayerStatus Status => _tracks.Status;

    /// <summary>Whether it plays now.</summary>
    public bool IsPlaying => Status == PlayerStatus.Playing;

    /// <summary>When it pauses by itself, or null for never.</summary>
    public HostTime? SleepAt { get; set; }

    /// <summary>Whether it pauses at the end of the track.</summary>
    public bool SleepsAtEnd
    {
        get => _tracks.SleepsAtEnd;
        set => _tracks.SleepsAtEnd = value;
    }

    /// <summary>What it has done.</summary>
    public MediaCounters Counters { get; } = new();

    /// <summary>What went wrong last, as one sentence, or null for nothing.</summary>
    public string? Complaint => _tracks.Complaint;

    /// <summary>Place in the track, in seconds of the track: of what was read last, which is heard as much later as the mixer is ahead.</summary>
    public double PositionSeconds => Math.Min(
        SeekTarget ?? _tracks.PositionSeconds ?? (Playlist.Current is { } track ? _positions.Of(track) : 0),
        _tracks.LengthSeconds ?? double.PositiveInfinity);

    // A jump that was not carried out before the track ended is none.
    private double? SeekTarget => _seekTo is { } seek && seek.Track == Playlist.Current ? seek.Seconds : null;

    /// <summary>All there is to show.</summary>
    public PlayerState State
    {
        get
        {
            double position = PositionSeconds;
            Track? track = Playlist.Current;
            Chapter? chapter = ChapterAt(position) is >= 0 and var at ? track!.Chapters[at] : null;
            return new PlayerState(Status, track, position, _tracks.LengthSeconds, _positions.SpeedOf(track is { IsBook: true }), chapter, Playlist.Repeat, Playlist.IsShuffled, SleepAt);
        }
    }

    /// <summary>Takes another playlist and waits at its current track, where that was left.</summary>
    public void Load(Playlist playlist, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(playlist);
        NotePosition();
        Close();
        _tracks.Playlist = playlist;
        _tracks.Status = playlist.Count == 0 ? PlayerStatus.Stopped : PlayerStatus.Paused;
        Save(at);
    }

    /// <summary>Plays, on from where it was.</summary>
    public void Play(HostTime at)
    {
        if (Playlist.Count == 0)
            return;
        _tracks.ForgetFailures();
        _tracks.Status = PlayerStatus.Playing;
        Advance(at);
    }

    /// <summary>Pauses, and keeps where.</summary>
    public void Pause(HostTime at)
    {
        if (IsPlaying)
            _tracks.Status = PlayerStatus.Paused;
        NotePosition();
        Save(at);
    }

    /// <summary>Goes to the next track; after the last it stops unless all is repeated.</summary>
    public void Next(HostTime at)
    {
        Leave();
        if (!Playlist.TryNext())
            _tracks.Status = PlayerStatus.Stopped;
        Advance(at);
    }

    /// <summary>Goes to the begin of the track, or to the one before if it has only just begun.</summary>
    public void Previous(HostTime at)
    {
        if (PositionSeconds < RestartSeconds && Playlist.Current is { } left && Playlist.TryPrevious())
        {
            Leave(left);
            Advance(at);
        }
        else
        {
            Seek(0, at);
        }
    }

    /// <summary>Goes to a track; false if it is not in the list.</summary>
    public bool TryGoTo(string id, HostTime at)
    {
        Track? left = Playlist.Current;
        if (!Playlist.TryGoTo(id))
            return false;
        if (Playlist.Current != left)
            Leave(left);
        Advance(at);
        return true;
    }

    /// <summary>Goes to a place in the track, in seconds; what lies before its begin is the begin, and what lies beyond its end is what follows it.</summary>
    public void Seek(double seconds, HostTime at)
    {
        if (Playlist.Current is not { } track || double.IsNaN(seconds))
            return;
        double length = _tracks.LengthSeconds ?? double.PositiveInfinity;
        if (seconds >= length)
        {
            Close();
            _positions.Forget(track);
            if (!Playlist.TryFollow())
                _tracks.Status = PlayerStatus.Stopped;
            Advance(at);
            return;
        }

        _seekTo = (track, Math.Clamp(seconds, 0, 1e6));
        ApplySeek(at);
    }

    /// <summary>Goes on, or back, by some seconds of the track.</summary>
    public void Skip(double seconds, HostTime at) => Seek(PositionSeconds + seconds, at);

    /// <inheritdoc/>
    public void GoOn(HostTime at) => Play(at);

    /// <summary>Goes to the next chapter, or the next track after the last one.</summary>
    public void NextChapter(HostTime at)
    {
        int chapter = ChapterAt(PositionSeconds) + 1;
        if (Playlist.Current is { } track && chapter < track.Chapters.Count)
            Seek(track.Chapters[chapter].StartSeconds, at);
        else
            Next(at);
    }

    /// <summary>Goes to the begin of the chapter, or to the one before if it has only just begun.</summary>
    public void PreviousChapter(HostTime at)
    {
        int chapter = ChapterAt(PositionSeconds - RestartSeconds);
        if (Playlist.Current is { } track && chapter >= 0)
            Seek(track.Chapters[chapter].StartSeconds, at);
        else
            Previous(at);
    }

    /// <summary>Sets the speed of music or of audiobooks, whichever is played; what lies beyond an end is that end.</summary>
    public void SetSpeed(double speed)
    {
        if (!double.IsNaN(speed))
            _positions.SetSpeed(Playlist.Current is { IsBook: true }, Math.Clamp(speed, SlowestSpeed, FastestSpeed));
    }

    /// <summary>Lets time go by: opens tracks, gives up those of which nothing comes, pauses at the time to sleep, and keeps where it is.</summary>
    public void Advance(HostTime now)
    {
        if (SleepAt <= now)
        {
            SleepAt = null;
            Pause(now);
        }

        ApplySeek(now);
        _tracks.Advance(now);
        if (_savedAt is { } saved && now.MillisecondsSince(saved) < SaveMs)
            return;
        NotePosition();
        Save(now);
    }

    /// <summary>Gives the next samples, from -1 to 1, and returns how many; fewer than there is room for means that there are no more now.</summary>
    public int Read(Span<float> samples)
    {
        var read = 0;
        while (read < samples.Length)
        {
            int count = Read(_out.AsSpan(0, Math.Min(_out.Length, samples.Length - read)));
            for (var i = 0; i < count; i++)
                samples[read + i] = _out[i] / 32768f;
            read += count;
            if (count == 0)
                break;
        }

        return read;
    }

    /// <summary>Gives the next samples and returns how many; fewer than there is room for means that there are no more now.</summary>
    public int Read(Span<short> samples) => _tracks.Read(samples);

    /// <summary>Keeps where it is, and closes the files.</summary>
    public void Dispose()
    {
        NotePosition();
        if (_positions.IsChanged)
            _positions.Save();
        Close();
        _tracks.Status = PlayerStatus.Stopped;
    }

    private void ApplySeek(HostTime at)
    {
        if (SeekTarget is not { } target || (_seekAt is { } last && at.MillisecondsSince(last) < SeekMs))
            return;
        (_seekTo, _seekAt) = (null, at);
        Counters.Seeks++;

        // What is not open is opened there when it is played.
        if (!_tracks.TrySeek(target))
            _positions.Note(Playlist.Current!, target);
    }

    // A song that was left begins anew, a book goes on where it was left.
    private void Leave(Track? left = null)
    {
        left ??= Playlist.Current;
        if (left is { IsBook: false })
            _positions.Forget(left);
        else
            NotePosition();
        Close();
    }

    private void Close()
    {
        _seekTo = null;
        _tracks.Close();
    }

    private void NotePosition()
    {
        if (_tracks.Track is { } track)
            _positions.Note(track, PositionSeconds);
    }

    private void Save(HostTime at)
    {
        if (!_positions.IsChanged)
            return;
        _savedAt = at;
        if (_positions.Save())
        {
            Counters.Saves++;
            return;
        }

        Counters.SaveFailures++;
        _tracks.Complaint = _positions.Complaint;
    }

    private int ChapterAt(double seconds)
    {
        IReadOnlyList<Chapter> chapters = Playlist.Current?.Chapters ?? [];
        int at = chapters.Count - 1;
        while (at >= 0 && chapters[at].StartSeconds > seconds)
            at--;
        return at;
    }
}
