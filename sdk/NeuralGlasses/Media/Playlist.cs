namespace NeuralGlasses.Media;

/// <summary>Tracks in the order in which they are played, and which of them is played.</summary>
public sealed class Playlist
{
    /// <summary>Most tracks.</summary>
    public const int MostTracks = 10_000;

    private readonly Track[] _tracks;
    private readonly int[] _order;

    /// <summary>Makes a playlist that begins with its first track.</summary>
    /// <exception cref="ArgumentException">There are too many tracks, two with the same id, or one without an id or a path.</exception>
    public Playlist(IEnumerable<Track> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        _tracks = [.. tracks.Take(MostTracks + 1)];
        if (_tracks.Length > MostTracks)
            throw new ArgumentException($"The playlist has more than {MostTracks} tracks, which is the most; split it.", nameof(tracks));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (Track track in _tracks)
        {
            if (track is not { Id.Length: > 0, Path.Length: > 0, Title: not null, Artist: not null, Chapters: not null })
                throw new ArgumentException($"The track '{track?.Title}' has no id or no path, expected both; leave it out.", nameof(tracks));
            if (!ids.Add(track.Id))
                throw new ArgumentException($"Two tracks have the id '{track.Id}', expected one of each; leave one out.", nameof(tracks));
        }

        _order = [.. Enumerable.Range(0, _tracks.Length)];
        Place = _tracks.Length == 0 ? -1 : 0;
    }

    /// <summary>Number of tracks.</summary>
    public int Count => _tracks.Length;

    /// <summary>Place of the track that is played in the order of playing, 0 for the first; -1 where there are none.</summary>
    public int Place { get; private set; }

    /// <summary>The track that is played, or null where there are none.</summary>
    public Track? Current => Place < 0 ? null : this[Place];

    /// <summary>Whether the order is a drawn one.</summary>
    public bool IsShuffled { get; private set; }

    /// <summary>What comes after the end of a track.</summary>
    public RepeatMode Repeat { get; set; }

    /// <summary>The track at a place in the order of playing.</summary>
    public Track this[int place] => _tracks[_order[place]];

    /// <summary>What comes after the end of the track that is played, or null for nothing.</summary>
    public Track? Following => Place < 0 ? null
        : Repeat == RepeatMode.One ? Current
        : Place + 1 < Count ? this[Place + 1]
        : Repeat == RepeatMode.All ? this[0]
        : null;

    /// <summary>Moves on as at the end of a track; false, and back to the first, where nothing follows.</summary>
    internal bool TryFollow()
    {
        if (Repeat == RepeatMode.One && Place >= 0)
            return true;
        return TryNext();
    }

    /// <summary>Moves to the next track; false, and back to the first, after the last unless all is repeated.</summary>
    internal bool TryNext()
    {
        if (Place < 0)
            return false;
        bool isLast = Place + 1 == Count;
        Place = isLast ? 0 : Place + 1;
        return !isLast || Repeat == RepeatMode.All;
    }

    /// <summary>Moves to the track before; false if there is none.</summary>
    internal bool TryPrevious()
    {
        if (Place < 0 || (Place == 0 && Repeat != RepeatMode.All))
            return false;
        Place = (Place + Count - 1) % Count;
        return true;
    }

    /// <summary>Moves to a track; false if it is not in the list.</summary>
    internal bool TryGoTo(string id)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Id != id)
                continue;
            Place = i;
            return true;
        }

        return false;
    }

    /// <summary>Draws the order of playing; the track that is played becomes the first (Fisher and Yates, in the form of Durstenfeld 1964, CACM 7:420). The same seed draws the same order.</summary>
    public void Shuffle(int seed)
    {
        int current = Place < 0 ? 0 : _order[Place];
        Reset();
        var random = new Random(seed);
        for (int i = Count - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }

        if (Count > 0)
        {
            int at = Array.IndexOf(_order, current);
            (_order[0], _order[at]) = (_order[at], _order[0]);
            Place = 0;
        }

        IsShuffled = true;
    }

    /// <summary>Plays in the order of the list again, on from the track that is played.</summary>
    public void PutInOrder()
    {
        int current = Place < 0 ? -1 : _order[Place];
        Reset();
        Place = current;
        IsShuffled = false;
    }

    private void Reset()
    {
        for (var i = 0; i < Count; i++)
            _order[i] = i;
    }
}
