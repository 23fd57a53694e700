using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>
/// The thread that does nothing but read the sockets of AcquireNotify: one receive is one notification. bluetoothd throws notifications away
/// without a word while a reader is late, so nothing else may happen here. Nothing is allocated for a notification.
/// </summary>
internal sealed class NotificationReader : IDisposable
{
    private const int MostSockets = 32;
    private readonly Lock _gate = new();
    private readonly ValueQueue _queue;
    private readonly Func<HostTime> _now;
    private readonly Action<Guid> _ended;
    private readonly int _waker = Posix.NewWaker();
    private readonly Posix.PollFd[] _fds = new Posix.PollFd[1 + MostSockets];
    private readonly Guid[] _characteristics = new Guid[1 + MostSockets];
    private readonly ManualResetEventSlim _settled = new();
    private readonly Thread _thread;
    private int _count = 1;
    private bool _closes;
    private bool _stops;

    /// <summary>Starts the thread; <paramref name="ended"/> hears, on it, of sockets that the other end closed.</summary>
    public NotificationReader(ValueQueue queue, Func<HostTime> now, Action<Guid> ended)
    {
        _queue = queue;
        _now = now;
        _ended = ended;
        _fds[0] = new Posix.PollFd { Fd = _waker, Events = Posix.PollIn };
        _thread = new Thread(Run) { Name = "notifications", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether a socket of a characteristic is read.</summary>
    public bool Reads(Guid characteristic)
    {
        lock (_gate)
            return _characteristics.AsSpan(1, _count - 1).Contains(characteristic);
    }

    /// <summary>Reads a socket from now on, and closes it in the end; false, and it is closed, where there is no room for another.</summary>
    public bool TryAdd(int fd, Guid characteristic)
    {
        lock (_gate)
        {
            if (_count == _fds.Length || _stops)
            {
                _ = Posix.Close(fd);
                return false;
            }

            _fds[_count] = new Posix.PollFd { Fd = fd, Events = Posix.PollIn };
            _characteristics[_count++] = characteristic;
        }

        Posix.Wake(_waker);
        return true;
    }

    /// <summary>Takes what has come on every socket and closes them all; done when it returns.</summary>
    public void CloseAll()
    {
        lock (_gate)
        {
            if (_stops)
                return;
            _settled.Reset();
            _closes = true;
        }

        Posix.Wake(_waker);
        _settled.Wait();
    }

    public void Dispose()
    {
        CloseAll();
        lock (_gate)
            _stops = true;
        Posix.Wake(_waker);
        _thread.Join();
        _ = Posix.Close(_waker);
        _settled.Dispose();
    }

    private void Run()
    {
        // A copy of its own, so that waiting holds no lock.
        var waiting = new Posix.PollFd[_fds.Length];
        while (true)
        {
            int count;
            lock (_gate)
            {
                if (_stops)
                    return;
                if (_closes)
                    Close();
                count = _count;
                _fds.AsSpan(0, count).CopyTo(waiting);
            }

            if (Posix.Poll(waiting, count, -1) < 0)
                continue;
            if (waiting[0].Seen != 0)
                Posix.Settle(_waker);

            // Sockets leave from the end, so that those before keep their places.
            for (var i = count - 1; i > 0; i--)
            {
                if (waiting[i].Seen != 0 && !Drain(i))
                    End(i);
            }
        }
    }

    // False where nothing more comes.
    private bool Drain(int index)
    {
        int length;
        do
            length = _queue.Receive(_fds[index].Fd, _characteristics[index], _now);
        while (length > 0);
        return Posix.IsForNow(length);
    }

    private void End(int index)
    {
        Guid characteristic;
        lock (_gate)
        {
            characteristic = _characteristics[index];
            _ = Posix.Close(_fds[index].Fd);
            _count--;
            (_fds[index], _characteristics[index]) = (_fds[_count], _characteristics[_count]);
        }

        _ended(characteristic);
    }

    private void Close()
    {
        for (var i = 1; i < _count; i++)
        {
            Drain(i);
            _ = Posix.Close(_fds[i].Fd);
        }

        _count = 1;
        _closes = false;
        _settled.Set();
    }
}
