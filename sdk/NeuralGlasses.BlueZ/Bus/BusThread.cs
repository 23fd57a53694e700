namespace NeuralGlasses.BlueZ.Bus;

/// <summary>The one thread of a bus: what is awaited on it goes on on it, so that whoever lives there needs no locks.</summary>
internal sealed class BusThread : SynchronizationContext, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Work, object? State)> _posted = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _waker = Posix.NewWaker();
    private readonly Thread _thread;
    private readonly List<BusConnection> _ended = [];
    private BusConnection? _bus;
    private bool _hasEnded;

    /// <summary>Starts a thread that lives as long as <paramref name="life"/>, which is to end when it is cancelled.</summary>
    public BusThread(string name, Func<BusThread, CancellationToken, Task> life)
    {
        _thread = new Thread(() => Run(life)) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>What ended the life against its will; null if nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Opens the connection of this thread; the one before is closed.</summary>
    /// <exception cref="BusException">There is none, or it refuses.</exception>
    public BusConnection Open(string address)
    {
        Close();
        return _bus = new BusConnection(address);
    }

    /// <summary>Ends the connection.</summary>
    public void Close()
    {
        if (_bus is not { } bus)
            return;
        bus.End();

        // It may be its own message that is handled now.
        _ended.Add(bus);
        _bus = null;
    }

    /// <summary>Runs something on the thread, soon; nothing once it has ended.</summary>
    public void Post(Action work) => Post(state => ((Action)state!)(), work);

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            if (_hasEnded)
                return;
            _posted.Enqueue((d, state));
            Posix.Wake(_waker);
        }
    }

    /// <summary>Cancels the life and waits for its end.</summary>
    public void Dispose()
    {
        Post(_stop.Cancel);
        if (Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run(Func<BusThread, CancellationToken, Task> life)
    {
        SetSynchronizationContext(this);
        try
        {
            var living = life(this, _stop.Token);
            while (!living.IsCompleted)
                Turn(living);
            living.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Whatever ends the thread is told by whoever owns it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = failure;
        }
        finally
        {
            Close();
            Free();
            lock (_gate)
            {
                _hasEnded = true;
                _posted.Clear();
                _ = Posix.Close(_waker);
            }

            _stop.Dispose();
        }
    }

    private void Turn(Task living)
    {
        while (TryTake(out var posted))
            posted.Work(posted.State);
        var bus = _bus;
        bus?.Process();
        Free();
        if (bus?.Failure is { } failure)
            throw failure;
        lock (_gate)
        {
            if (_posted.Count > 0 || living.IsCompleted)
                return;
        }

        Wait();
    }

    private void Free()
    {
        foreach (var bus in _ended)
            bus.Dispose();
        _ended.Clear();
    }

    private bool TryTake(out (SendOrPostCallback Work, object? State) posted)
    {
        lock (_gate)
            return _posted.TryDequeue(out posted);
    }

    private void Wait()
    {
        Span<Posix.PollFd> fds = stackalloc Posix.PollFd[2];
        fds[0] = new Posix.PollFd { Fd = _waker, Events = Posix.PollIn };
        var (count, milliseconds) = (1, -1);
        if (_bus is { IsLost: false } bus)
        {
            (fds[1], milliseconds) = bus.Waits();
            count = 2;
        }

        _ = Posix.Poll(fds, count, milliseconds);
        Posix.Settle(_waker);
    }
}
