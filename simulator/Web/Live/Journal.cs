namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>One thing that happened.</summary>
internal sealed record JournalEntry
{
    /// <summary>What it is, for the page.</summary>
    public string Message { get; } = "entry";

    /// <summary>Number, which grows by one from entry to entry as long as the server runs.</summary>
    public long Id { get; init; }

    /// <summary>Number of the session.</summary>
    public int Session { get; init; }

    /// <summary>Simulated time, in seconds.</summary>
    public double AtS { get; init; }

    /// <summary>movement, activity, head, touch, conditions, fault, sound, event, reaction, hud, photo, note or session.</summary>
    public required string Kind { get; init; }

    /// <summary>One line for people.</summary>
    public required string Text { get; init; }

    /// <summary>Movement, activity, action, gesture, fault, sound or file.</summary>
    public string? Name { get; init; }

    /// <summary>Of a movement: onset of its first muscle, in seconds; of the head: its begin.</summary>
    public double? OnsetS { get; init; }

    /// <summary>Of a movement, of the head too, or an activity: time at which it is over, in seconds.</summary>
    public double? EndS { get; init; }

    /// <summary>Of an event: probability with which it was accepted.</summary>
    public double? Confidence { get; init; }

    /// <summary>Of an event: what it was turned into; in brackets if that changed nothing.</summary>
    public string? Intent { get; init; }

    /// <summary>Of an event: matched, wrong or extra.</summary>
    public string? Verdict { get; init; }

    /// <summary>Of a reaction: from the wish to the muscles, in milliseconds of simulated time.</summary>
    public double? ToOnsetMs { get; init; }

    /// <summary>Of a reaction: from the wish to the event.</summary>
    public double? ToEventMs { get; init; }

    /// <summary>Of a reaction: from the wish to the display's new frame; absent where the event changed nothing.</summary>
    public double? ToHudMs { get; init; }

    /// <summary>Of a reaction, or of the display: number of the frame, from 1.</summary>
    public int? Frame { get; init; }
}

/// <summary>Everything that happened, in order; the oldest entries are forgotten. Any thread may write and read.</summary>
internal sealed class Journal(Audience audience)
{
    private const int MostEntries = 10_000;
    private readonly Lock _gate = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _number;

    /// <summary>Adds an entry, numbers it, tells the audience and returns it.</summary>
    public JournalEntry Add(JournalEntry entry)
    {
        lock (_gate)
        {
            entry = entry with { Id = ++_number };
            _entries.Enqueue(entry);
            if (_entries.Count > MostEntries)
                _entries.Dequeue();
        }

        audience.Tell(entry);
        return entry;
    }

    /// <summary>The entries behind a number, the newest <paramref name="most"/> of them.</summary>
    public IReadOnlyList<JournalEntry> Since(long id, int most)
    {
        lock (_gate)
            return [.. _entries.Where(entry => entry.Id > id).TakeLast(most)];
    }
}
