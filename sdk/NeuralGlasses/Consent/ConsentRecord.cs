using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>What the kernel writes down, counts and tells.</summary>
internal sealed class ConsentRecord(ConsentLog log)
{
    private readonly List<ICaptureWatcher> _watchers = [];
    private readonly Queue<(CaptureSession Session, bool HasEnded, HostTime At)> _news = new();
    private bool _isTelling;
    private long _number;

    public ConsentCounters Counters { get; } = new();

    public void Watch(ICaptureWatcher watcher)
    {
        ArgumentNullException.ThrowIfNull(watcher);
        _watchers.Add(watcher);
    }

    public CaptureSession Make(in CaptureWish wish, HostTime at)
    {
        Counters.Asked++;
        return new CaptureSession(++_number, wish, at);
    }

    public bool TryAsked(CaptureSession session, HostTime at) => log.TryAdd(Entry(ConsentLineKind.Asked, session, at));

    // The line of the wish is certain already, so this one need not wait for the memory.
    public bool TryBegun(CaptureSession session, HostTime at) => log.TryAdd(Entry(ConsentLineKind.Begun, session, at), isDurable: false);

    public void Began(CaptureSession session, HostTime at) => _news.Enqueue((session, false, at));

    public void Ended(CaptureSession session, bool isRefused, HostTime at)
    {
        Counters.Refused += isRefused ? 1 : 0;
        Counters.Count(session.End);
        log.Add(Entry(isRefused ? ConsentLineKind.Refused : ConsentLineKind.Ended, session, at) with
        {
            Outcome = session.End.ToString(),
            Text = session.Sentence,
            Frames = session.Frames,
            Samples = session.Samples,
            Bytes = session.Bytes,
            File = session.File,
        });
        _news.Enqueue((session, true, at));
    }

    public void Kept(CaptureSession session, string file, long bytes, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(file);
        Counters.Kept++;
        session.File = file;
        log.Add(Entry(ConsentLineKind.Kept, session, at) with { File = file, Bytes = bytes });
    }

    public void Lost(CaptureSession session, string sentence, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(session);
        Counters.Lost++;
        log.Add(Entry(ConsentLineKind.Lost, session, at) with { Text = sentence });
    }

    public void Pause(bool isPaused, HostTime at)
    {
        Counters.Pauses += isPaused ? 1 : 0;
        log.Add(new ConsentEntry(isPaused ? ConsentLineKind.Paused : ConsentLineKind.Resumed, at));
    }

    public void LightFault(string sentence, HostTime at)
    {
        Counters.LightFaults++;
        log.Add(new ConsentEntry(ConsentLineKind.LightFault, at) { Text = sentence });
    }

    /// <summary>Tells the watchers what is new; what they cause meanwhile is told at the next turn, so that one who asks again and again holds nobody up.</summary>
    public void Tell()
    {
        if (_isTelling)
            return;
        _isTelling = true;
        for (int left = _news.Count; left > 0; left--)
        {
            (CaptureSession Session, bool HasEnded, HostTime At) news = _news.Dequeue();
            for (var i = 0; i < _watchers.Count; i++)
                Tell(_watchers[i], news.Session, news.HasEnded, news.At);
        }

        _isTelling = false;
    }

    private static ConsentEntry Entry(ConsentLineKind kind, CaptureSession session, HostTime at) => new(kind, at)
    {
        App = session.Wish.App,
        Capture = session.Wish.Kind.ToString(),
        Session = session.Number,
        Cause = session.Wish.Cause.Text ?? "",
    };

    private void Tell(ICaptureWatcher watcher, CaptureSession session, bool hasEnded, HostTime at)
    {
        try
        {
            if (hasEnded)
                watcher.Ended(session, at);
            else
                watcher.Began(session, at);
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            Counters.WatcherErrors++;
        }
    }
}
