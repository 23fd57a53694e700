using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// Puts frames back into the order of their sequence numbers. Notifications may overtake each other where a link has more
/// than one ATT bearer (Core Specification Vol 3, Part F, §3.2.11), so a frame that comes too early waits until the
/// missing ones arrive, the window is full, or it has waited too long; only then are they counted as lost. Meanwhile the
/// window says which to ask for again. Frames lost behind the last one that arrived cannot be seen. Nothing is allocated
/// after construction.
/// </summary>
public sealed class ReorderWindow
{
    /// <summary>Largest jump ahead that is taken for a loss, in frames; a larger one is a resync.</summary>
    public const int MaxJumpFrames = 8192;

    /// <summary>Farthest behind that a frame is taken for late or a duplicate, in frames; one farther behind is a resync.</summary>
    public const int MaxBehindFrames = 2048;

    /// <summary>Frames in a row that are behind by their number and ahead by their time, with none that fits, after which the place is taken for lost: a resync.</summary>
    public const int MaxBehindRun = 16;

    private const int Unknown = -1;
    private const int ReceivedBit = 1;
    private const int AskedBit = 2;
    private const int AskedOnceBit = 4;
    private const int HistoryBits = 3;

    private readonly LinkCounters _counters;
    private readonly int _windowFrames;
    private readonly double _maxGapMicroseconds;
    private readonly MissingFrames _missing;
    private readonly EmgFrame[] _waiting;
    private readonly HostTime[] _arrivedAt;
    private readonly double[] _air;
    private readonly bool[] _filled;
    private readonly ReadyFrames _ready;
    private readonly int[] _history = new int[MaxBehindFrames];
    private int _waitingCount;
    private int _next;
    private int _highest;
    private int _lostBefore;
    private int _behindRun;
    private uint? _startTicks;
    private uint _highestTicks;
    private bool _restarted;
    private bool _empty;

    /// <summary>Makes a window that counts into <paramref name="counters"/> and expects a stream to begin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ReorderWindow(LinkCounters counters, ReorderWindowOptions options, RetransmitOptions retransmit)
    {
        ArgumentNullException.ThrowIfNull(counters);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(retransmit);
        if (options.WindowFrames is < 2 or > 1024 || !int.IsPow2(options.WindowFrames))
            throw new ArgumentOutOfRangeException(nameof(options), options.WindowFrames, "WindowFrames must be a power of two from 2 to 1024.");
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxWaitMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ReadyFrames, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(retransmit.GraceMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(retransmit.RetryMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(retransmit.MaxGapMs);
        _counters = counters;
        _windowFrames = options.WindowFrames;
        _maxGapMicroseconds = retransmit.MaxGapMs * 1000;
        _missing = new MissingFrames(_windowFrames, retransmit);
        MaxWaitMs = options.MaxWaitMs;
        _waiting = new EmgFrame[_windowFrames];
        _arrivedAt = new HostTime[_windowFrames];
        _air = new double[_windowFrames];
        _filled = new bool[_windowFrames];
        _ready = new ReadyFrames(options.ReadyFrames);
        for (var i = 0; i < _waiting.Length; i++)
            _waiting[i] = new EmgFrame();
        Begin();
    }

    /// <summary>The frame to decode the next arrival into, before <see cref="Accept"/>.</summary>
    public EmgFrame Spare { get; private set; } = new();

    /// <summary>Longest wait of a frame for those before it, in milliseconds.</summary>
    public double MaxWaitMs { get; set; }

    /// <summary>Expects a stream that begins with sequence 0. Frames that nobody took are thrown away and counted as overflowed.</summary>
    public void Begin()
    {
        Flush();
        _counters.Overflowed += _ready.Count;
        _ready.Clear();
        StartAt(0);
        _empty = true;
    }

    /// <summary>Takes the frame in <see cref="Spare"/> as it arrived at this moment after at least <paramref name="airMicroseconds"/> on the air, and gives up what has become overdue.</summary>
    public void Accept(HostTime arrivedAt, double airMicroseconds)
    {
        int sequence = Spare.Sequence;
        int ahead = Distance(_next, sequence);
        bool begins = (Spare.Flags & EmgStreamFormat.FlagStreamStart) != 0;
        bool known = ahead < 0 ? Recall(sequence) != Unknown : IsWaiting(sequence, ahead);
        bool beginsAnew = begins && ahead != 0 && !(known && IsOwnStart());
        if (ahead > MaxJumpFrames || ahead < -MaxBehindFrames || beginsAnew)
        {
            Resync(sequence);
        }
        else if (known || ahead < 0)
        {
            if (WasAsked(sequence, ahead) || !IsNewer() || ++_behindRun < MaxBehindRun)
            {
                CountBehind(sequence, ahead, arrivedAt);
                Settle(arrivedAt);
                return;
            }

            Resync(sequence);
        }

        Insert(sequence, arrivedAt, airMicroseconds);
        Settle(arrivedAt);
    }

    /// <summary>
    /// Adds the numbers that are to be asked for by this moment to a Retransmit command of <paramref name="length"/> bytes, as far as it and
    /// the wristband have room, and returns its new length.
    /// </summary>
    public int AddRequests(byte[] command, int length, HostTime now)
    {
        int room = ControlPoint.MaxRanges - ((length - ControlPoint.CommandHeaderLength) / ControlPoint.RangeLength);
        int first = 0;
        int count = 0;
        int total = 0;
        for (int left = Span; left > 0; left--)
        {
            int sequence = (_highest - left + 1) & 0xFFFF;
            bool isDue = IsMissing(Slot(sequence)) && now >= _missing.AskAt(Slot(sequence));
            if (count > 0 && (!isDue || count == ControlPoint.MaxRangeFrames))
            {
                length = ControlPoint.AddRange(command, length, first, count);
                count = 0;
                room--;
            }

            if (!isDue)
                continue;
            if (room == 0)
                return length;
            if (total++ == ControlPoint.MaxRequestedFrames)
                break;
            if (count++ == 0)
                first = sequence;
            if (_missing.Ask(Slot(sequence), now))
                _counters.Requested++;
        }

        return count > 0 ? ControlPoint.AddRange(command, length, first, count) : length;
    }

    /// <summary>Finds the host time at which the next number is to be asked for; false if none is missing.</summary>
    public bool TryFindNextRequest(out HostTime askAt)
    {
        bool found = false;
        askAt = default;
        for (int left = _waitingCount > 0 ? Span : 0; left > 0; left--)
        {
            int slot = Slot((_highest - left + 1) & 0xFFFF);
            if (IsMissing(slot) && (!found || _missing.AskAt(slot) < askAt))
            {
                askAt = _missing.AskAt(slot);
                found = true;
            }
        }

        return found;
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
    public bool TryTake(out ReceivedFrame received) => _ready.TryTake(out received);

    // Numbers from the next one to the highest that arrived.
    private int Span => Math.Max(0, Distance(_next, _highest) + 1);

    private static int Distance(int from, int to) => (short)(to - from);

    private void StartAt(int sequence)
    {
        _next = sequence;
        _highest = (sequence - 1) & 0xFFFF;
        _lostBefore = 0;
        _behindRun = 0;
        _startTicks = null;
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

    // -1, or what became of a number in the lowest bits.
    private int Recall(int sequence)
    {
        int entry = _history[sequence & (MaxBehindFrames - 1)];
        return entry >> HistoryBits == sequence ? entry & (ReceivedBit | AskedBit | AskedOnceBit) : Unknown;
    }

    // A stream that began anew has low numbers and a clock that went on. What a slow bearer brings is old in both, however much of it comes at once.
    private bool IsNewer() => (int)(Spare.DeviceTicks - _highestTicks) > 0;

    // The first frame of this stream once more, or too late: then it is older than what arrived.
    private bool IsOwnStart() => _startTicks is { } start ? Spare.DeviceTicks == start : (int)(Spare.DeviceTicks - _highestTicks) < 0;

    // A frame that waits was not settled yet, so what it was asked for is not in the history.
    private bool WasAsked(int sequence, int ahead) => ahead < 0 ? Recalls(sequence, AskedBit) : _missing.Asks(Slot(sequence)) > 0;

    private bool Recalls(int sequence, int bit)
    {
        int past = Recall(sequence);
        return past != Unknown && (past & bit) == bit;
    }

    private void CountBehind(int sequence, int ahead, HostTime arrivedAt)
    {
        if (ahead < 0 && !Recalls(sequence, ReceivedBit))
        {
            _counters.Late++;
            return;
        }

        _counters.Duplicate++;
        if (ahead < 0 ? Recalls(sequence, AskedOnceBit) : _missing.Asks(Slot(sequence)) == 1)
            _missing.AskedInVain(arrivedAt);
    }

    private void Insert(int sequence, HostTime arrivedAt, double airMicroseconds)
    {
        if (!_empty && (Spare.Flags & EmgStreamFormat.FlagPaused) != 0 && Distance(_highest, sequence) > 1)
            PassPause(sequence);
        bool isPause = !_empty && Distance(_highest, sequence) > 0 && (int)(Spare.DeviceTicks - _highestTicks) > _maxGapMicroseconds;
        while (Distance(_next, sequence) >= (isPause ? 1 : _windowFrames))
            SettleNext();

        if ((Spare.Flags & EmgStreamFormat.FlagStreamStart) != 0)
            _startTicks = Spare.DeviceTicks;
        uint ticks = Spare.DeviceTicks;
        int slot = Slot(sequence);
        (_waiting[slot], Spare) = (Spare, _waiting[slot]);
        _arrivedAt[slot] = arrivedAt;
        _air[slot] = airMicroseconds;
        _filled[slot] = true;
        _waitingCount++;
        _behindRun = 0;
        _empty = false;
        _counters.Received++;
        if (Distance(_highest, sequence) < 0)
        {
            if (_missing.Asks(slot) > 0)
                _counters.Recovered++;
            else
                _counters.Reordered++;
            if ((_waiting[slot].Flags & EmgStreamFormat.FlagPaused) != 0)
                LeaveOut(sequence);
            return;
        }

        for (int missing = Math.Min(Distance(_highest, sequence), Distance(_next, sequence) + 1) - 1; missing > 0; missing--)
            _missing.Miss(Slot((sequence - missing) & 0xFFFF), arrivedAt);
        _highest = sequence;
        _highestTicks = ticks;
    }

    // What the wristband left out between the last frame and this one was never sent: neither lost nor to be asked for.
    private void PassPause(int sequence)
    {
        while (Distance(_next, _highest) >= 0)
            SettleNext();
        _counters.Paused += Distance(_next, sequence);
        _next = sequence;
    }

    // The same where the frame that says so comes behind its successors, and what it speaks of is waited for already.
    private void LeaveOut(int sequence)
    {
        int before = (sequence - 1) & 0xFFFF;
        while (Distance(_next, before) >= 0 && !_filled[Slot(before)])
        {
            _missing.LeaveOut(Slot(before));
            before = (before - 1) & 0xFFFF;
        }
    }

    private void Settle(HostTime now)
    {
        SettleArrived();
        if (_waitingCount == 0)
            return;
        for (int overdue = FindOverdue(now); overdue > 0; overdue--)
            SettleNext();
        SettleArrived();
    }

    private void SettleArrived()
    {
        while (_waitingCount > 0 && !IsMissing(Slot(_next)))
            SettleNext();
    }

    // Numbers from the next one to the last that has waited too long.
    private int FindOverdue(HostTime now)
    {
        for (int count = Span; count > 0; count--)
        {
            int slot = Slot((_next + count - 1) & 0xFFFF);
            if (_filled[slot] && now.MillisecondsSince(_arrivedAt[slot]) > MaxWaitMs)
                return count;
        }

        return 0;
    }

    private void SettleNext()
    {
        int slot = Slot(_next);
        bool received = _filled[slot];
        bool isLost = IsMissing(slot);
        int asks = _missing.Settle(slot);
        _history[_next & (MaxBehindFrames - 1)] = (_next << HistoryBits) | (asks > 0 ? AskedBit : 0) | (asks == 1 ? AskedOnceBit : 0) | (received ? ReceivedBit : 0);
        if (received)
        {
            Deliver(slot);
        }
        else if (isLost)
        {
            _counters.Lost++;
            _lostBefore++;
        }
        else
        {
            _counters.Paused++;
        }

        _next = (_next + 1) & 0xFFFF;
    }

    private void Deliver(int slot)
    {
        if (_ready.IsFull)
            _counters.Overflowed++;
        _waiting[slot] = _ready.Add(new ReceivedFrame(_waiting[slot], _lostBefore, _restarted, _arrivedAt[slot], _air[slot]));
        _filled[slot] = false;
        _waitingCount--;
        _lostBefore = 0;
        _restarted = false;
    }

    private bool IsMissing(int slot) => !_filled[slot] && !_missing.IsLeftOut(slot);

    private int Slot(int sequence) => sequence % _windowFrames;
}
