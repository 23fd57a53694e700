namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>A message to the page.</summary>
/// <param name="Bytes">UTF-8 or binary.</param>
/// <param name="IsText">Which of the two.</param>
/// <param name="IsPassing">Whether the next of its kind makes good for it, so that whoever does not keep up may miss it.</param>
internal readonly record struct PageMessage(byte[] Bytes, bool IsText, bool IsPassing);

/// <summary>Everybody who follows the session. Nobody slows it down: whoever does not keep up misses signals and states, but nothing that happened.</summary>
internal sealed class Audience
{
    // About four seconds of three signals, so that whoever joins does not begin with an empty picture.
    private const int MostRecent = 600;
    private readonly Lock _gate = new();
    private readonly Queue<PageMessage> _recent = new();
    private readonly List<PageListener> _listeners = [];

    /// <summary>Joins with what is to be told first; messages come until <see cref="Leave"/>.</summary>
    /// <param name="first">Looks at how things are; it is asked when the listener already listens, so that what happens meanwhile is told twice rather than never.</param>
    public PageListener Join(Func<IEnumerable<PageMessage>> first)
    {
        var listener = new PageListener();
        lock (_gate)
            _listeners.Add(listener);
        foreach (var message in first())
            listener.Tell(message);
        lock (_gate)
        {
            foreach (var message in _recent)
                listener.Tell(message with { IsPassing = false });
        }

        return listener;
    }

    /// <summary>Leaves.</summary>
    public void Leave(PageListener listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <summary>Tells everybody something as JSON.</summary>
    public void Tell<T>(T message, bool isPassing = false) => Send(new PageMessage(WebJson.Bytes(message), IsText: true, isPassing));

    /// <summary>Sends a signal to everybody, and to who joins soon.</summary>
    public void Send(byte[] signal)
    {
        var message = new PageMessage(signal, IsText: false, IsPassing: true);
        lock (_gate)
        {
            _recent.Enqueue(message);
            if (_recent.Count > MostRecent)
                _recent.Dequeue();
        }

        Send(message);
    }

    /// <summary>Another session begins: the signals of the old one are of no use any more.</summary>
    public void Forget()
    {
        lock (_gate)
            _recent.Clear();
    }

    private void Send(PageMessage message)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
                listener.Tell(message);
        }
    }
}
