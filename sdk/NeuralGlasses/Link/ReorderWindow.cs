using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// Puts frames back into the order of their sequence numbers. Notifications may overtake each other where a link has more
/// than one ATT bearer (Core Specification Vol 3, Part F, §3.2.11), so a frame that comes too early waits until the
/// missing ones arrive, the window is full, or it has waited too long; only then are they counted as lost.
/// Frames lost behind the last one that arrived cannot be seen. Nothing is allocated after construction.
/// </summary>
public sealed class ReorderWindow
{
    /// <summary>Largest jump ahead that is taken for a loss, in frames; a larger one is a resync.</summary>
    public const int MaxJumpFrames = 8192;

    /// <summary>Farthest behind that a frame is taken for late or a duplicate, in frames; one farther behind is a resync.</summary>
    public const int MaxBehindFrames = 256;

    /// <summary>Late frames and duplicates in a row, with none that fits, after which the place is taken for lost: a resync.</summary>
    public const int MaxBehindRun = 16;

    private const int Unknown = -1;

    private readonly LinkCounters _counters;
    private readonly int _windowFrames;
    private readonly double _maxWaitMs;
    private readonly EmgFrame[] _waiting;
    private readonly HostTime[] _arrivedAt;
    private readonly bool[] _filled;
    private readonly ReceivedFrame[] _ready;
    private readonly int[] _history = new int[MaxBehindFrames];
    private int _readyHead;
    private int _readyCount;
    private int _waitingCount;
    private int _next;
    private int _highest;
    private int _lostBefore;
    private int _behindRun;
    private bool _restarted;
    private bool _empty;

    /// <summary>Makes a window that counts into <paramref name="counters"/> and expects a stream to begin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ReorderWindow(LinkCounters counters, ReorderWindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(counters);
        ArgumentNullException.ThrowIfNull(options);
        if (options.WindowFrames is < 2 or > 128 || !int.IsPow2(options.WindowFrames))
            throw new ArgumentOutOfRangeException(nameof(options), options.WindowFrames, "WindowFrames must be a power of two from 2 to 128.");
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxWaitMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ReadyFrames, 2);
        _counters = counters;
        _windowFrames = options.WindowFrames;
        _maxWaitMs = options.MaxWaitMs;
        _waiting = new EmgFrame[_windowFrames];
        _arrivedAt = new HostTime[_windowFrames];
        _filled = new bool[_windowFrames];
        _ready = new ReceivedFrame[options.ReadyFrames];
        for (var i = 0; i < _waiting.Length; i++)
            _waiting[i] = new EmgFrame();
        for (var i = 0; i < _ready.Length; i++)
            _ready[i] = new ReceivedFrame(new EmgFrame(), 0, false, default);
        Begin();
    }

    /// <summary>The frame to decode the next arrival into, before <see cref="Accept"/>.</summary>
    public EmgFrame Spare { get; private set; } = new();

    /// <summary>Expects a stream that begins with sequence 0. Frames that nobody took are thrown away and counted as overflowed.</summary>
    public void Begin()
    {
        Flush();
        _counters.Overflowed += _readyCount;
        _readyCount = 0;
        StartAt(0);
        _empty = true;
    }

    /// <summary>Takes the frame in <see cref="Spare"/> as it arrived at this moment, and gives up what has become overdue.</summary>
    public void Accept(HostTime arrivedAt)
    {
        int sequence = Spare.Sequence;
        int ahead = Distance(_next, sequence);
        bool begins = (Spare.Flags & EmgStreamFormat.FlagStreamStart) != 0;
        bool known = ahead < 0 ? Recall(sequence) != Unknown : IsWaiting(sequence, ahead);
        if (ahead > MaxJumpFrames || ahead < -MaxBehindFrames || (begins && ahead != 0 && !known))
        {
            Resync(sequence);
        }
        else if (known || ahead < 0)
        {
            if (++_behindRun < MaxBehindRun)
            {
                CountBehind(sequence, ahead);
                Settle(arrivedAt);
                return;
            }

            Resync(sequence);
        }

        Insert(sequence, arrivedAt);
        Settle(arrivedAt);
    }

    /// <summary>Gives up frames for which others have waited too long by this moment.</summary>
    public void Expire(HostTime now) => Settle(now);

    /// <summary>Gives up every missing frame before the last that arrived, as after a disconnect.</summary>
    public void Flush()
    {
        while (_waitingCount > 0)
            SettleNext();
    }

    /// <summary>Takes the next frame of the stream; false if there is none yet.</summary>
    public bool TryTake(out ReceivedFrame received)
    {
        if (_readyCount == 0)
        {
            received = default;
            return false;
        }

        received = _ready[_readyHead];
        _readyHead = (_readyHead + 1) % _ready.Length;
        _readyCount--;
        return true;
    }

    private static int Distance(int from, int to) => (short)(to - from);

    private void StartAt(int sequence)
    {
        _next = sequence;
        _highest = (sequence - 1) & 0xFFFF;
        _lostBefore = 0;
        _behindRun = 0;
        _restarted = true;
        Array.Fill(_history, Unknown);
    }

    private void Resync(int sequence)
    {
        // The first frame of a stream may well carry another number than 0; nothing has been lost track of then.
        if (!_empty)
            _counters.Resyncs++;
        Flush();
        StartAt(sequence);
    }

    private bool IsWaiting(int sequence, int ahead) => ahead < _windowFrames && _filled[sequence % _windowFrames] && _waiting[sequence % _windowFrames].Sequence == sequence;

    // -1, or whether it was received in the lowest bit, below the sequence that it is about.
    private int Recall(int sequence)
    {
        int entry = _history[sequence & (MaxBehindFrames - 1)];
        return entry >> 1 == sequence ? entry & 1 : Unknown;
    }

    private void CountBehind(int sequence, int ahead)
    {
        if (ahead >= 0 || Recall(sequence) == 1)
            _counters.Duplicate++;
        else
            _counters.Late++;
    }

    private void Insert(int sequence, HostTime arrivedAt)
    {
        while (Distance(_next, sequence) >= _windowFrames)
            SettleNext();

        int slot = Slot(sequence);
        (_waiting[slot], Spare) = (Spare, _waiting[slot]);
        _arrivedAt[slot] = arrivedAt;
        _filled[slot] = true;
        _waitingCount++;
        _behindRun = 0;
        _empty = false;
        _counters.Received++;
        if (Distance(_highest, sequence) < 0)
            _counters.Reordered++;
        else
            _highest = sequence;
    }

    private void Settle(HostTime now)
    {
        while (_waitingCount > 0 && (_filled[Slot(_next)] || IsOverdue(now)))
            SettleNext();
    }

    private bool IsOverdue(HostTime now)
    {
        for (var i = 0; i < _filled.Length; i++)
        {
            if (_filled[i] && now.MillisecondsSince(_arrivedAt[i]) > _maxWaitMs)
                return true;
        }

        return false;
    }

    private void SettleNext()
    {
        int slot = Slot(_next);
        int received = _filled[slot] ? 1 : 0;
        _history[_next & (MaxBehindFrames - 1)] = (_next << 1) | received;
        if (received == 1)
        {
            Deliver(slot);
        }
        else
        {
            _counters.Lost++;
            _lostBefore++;
        }

        _next = (_next + 1) & 0xFFFF;
    }

    private void Deliver(int slot)
    {
        if (_readyCount == _ready.Length)
            DropOldest();

        int tail = (_readyHead + _readyCount) % _ready.Length;
        (EmgFrame frame, _waiting[slot]) = (_waiting[slot], _ready[tail].Frame);
        _ready[tail] = new ReceivedFrame(frame, _lostBefore, _restarted, _arrivedAt[slot]);
        _readyCount++;
        _filled[slot] = false;
        _waitingCount--;
        _lostBefore = 0;
        _restarted = false;
    }

    // What the dropped frame said of the frames before it passes to the next one, which may not be bridged silently.
    private void DropOldest()
    {
        ReceivedFrame dropped = _ready[_readyHead];
        _readyHead = (_readyHead + 1) % _ready.Length;
        _readyCount--;
        _counters.Overflowed++;
        ReceivedFrame oldest = _ready[_readyHead];
        int lostBefore = oldest.Restarted ? oldest.LostBefore : oldest.LostBefore + dropped.LostBefore + 1;
        _ready[_readyHead] = oldest with { LostBefore = lostBefore, Restarted = oldest.Restarted || dropped.Restarted };
    }

    private int Slot(int sequence) => sequence % _windowFrames;
}
