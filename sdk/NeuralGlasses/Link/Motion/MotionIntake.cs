using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link.Motion;

/// <summary>
/// Takes notifications of the motion frames: decodes them, puts them in order, counts what is wrong, and gives out their samples with
/// device ticks. Nothing is asked for again: a late movement is worth less than a fresh one. Nothing is allocated after construction.
/// </summary>
internal sealed class MotionIntake
{
    // Numbers from the first missing one on for which frames wait: more than two connection events bring.
    private const int Window = 8;

    // Half a minute of frames; and as many strays in a row as no loss explains.
    private const int MostLost = 1024;
    private const int StraysToResync = 4;

    // A second and more at 200 Hz, five at 50.
    private const int KeptReadings = 256;
    private const int RememberedNumbers = 64;

    private readonly MotionCounters _counters;
    private readonly double _maxWaitMs;
    private readonly ReadingRing _readings;
    private readonly SampleTimes _times;
    private readonly byte[] _bytes = new byte[ImuStreamFormat.MaxFrameLength];
    private readonly ImuFrame[] _frames = new ImuFrame[Window];
    private readonly bool[] _waits = new bool[Window];
    private ImuFrame _spare = new();
    private HostTime _waitsSince;
    private int _waiting;
    private int _due;
    private bool _isDueKnown;
    private int _strays;
    private ulong _seen;

    /// <summary>Makes an intake of a stream whose samples are by name this long apart, in microseconds.</summary>
    public MotionIntake(MotionCounters counters, double nominalMicroseconds, double maxWaitMs)
    {
        _counters = counters;
        _maxWaitMs = maxWaitMs;
        _readings = new ReadingRing(KeptReadings, counters);
        _times = new SampleTimes(nominalMicroseconds);
        for (var i = 0; i < Window; i++)
            _frames[i] = new ImuFrame();
    }

    /// <summary>Host time at which frames no longer wait; null if none does.</summary>
    public HostTime? GivesUpAt => _waiting > 0 ? _waitsSince.Plus(_maxWaitMs * 1000) : null;

    /// <summary>Forgets which frame is due, as when a connection or a stream begins; what waits in its place is thrown away.</summary>
    public void Begin()
    {
        Array.Clear(_waits);
        (_waiting, _strays, _isDueKnown) = (0, 0, false);
        _times.Begin();
    }

    /// <summary>Takes the next sample in order; false if there is none.</summary>
    public bool TryTake(out MotionReading reading) => _readings.TryTake(out reading);

    /// <summary>Throws away what nobody took.</summary>
    public void Clear() => _readings.Clear();

    /// <summary>Takes a notification.</summary>
    public void Take(ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        _counters.BytesReceived += value.Length;
        if (value.Length > _bytes.Length)
        {
            _counters.Corrupt++;
            return;
        }

        value.CopyTo(_bytes);
        ImuFrameResult result = ImuFrameCodec.TryDecode(_bytes, 0, value.Length, _spare);
        if (result == ImuFrameResult.UnsupportedVersion)
            _counters.UnsupportedVersion++;
        else if (result != ImuFrameResult.Ok)
            _counters.Corrupt++;
        else
            Accept(arrivedAt);
    }

    /// <summary>Gives up the frames for which others have waited long enough.</summary>
    public void Expire(HostTime now)
    {
        if (GivesUpAt is not { } at || now < at)
            return;
        var ahead = 0;
        while (!_waits[(_due + ahead) % Window])
            ahead++;
        GoOnTo((_due + ahead) & 0xFFFF, now);
    }

    private void Accept(HostTime arrivedAt)
    {
        int sequence = _spare.Sequence;
        int ahead = _isDueKnown ? (short)(sequence - _due) : 0;
        if (!_isDueKnown || ahead >= MostLost || (ahead < 0 && IsStray(-ahead)))
        {
            if (_isDueKnown)
                _counters.Resyncs++;
            Begin();
            (_due, _isDueKnown, _seen) = (sequence, true, 0);
            ahead = 0;
        }

        if (ahead < 0)
            return;
        _strays = 0;
        if (ahead >= Window)
        {
            GoOnTo(sequence, arrivedAt);
            ahead = 0;
        }

        if (ahead > 0)
            Wait(sequence % Window, arrivedAt);
        else
            GiveDue(arrivedAt);
    }

    // Behind what is due: a copy, or too late; so many in a row that the numbers must have begun anew are a stray.
    private bool IsStray(int behind)
    {
        _strays++;
        if (_strays >= StraysToResync)
            return true;
        if (behind <= RememberedNumbers && (_seen >> (behind - 1) & 1) != 0)
            _counters.Duplicate++;
        else
            _counters.Late++;
        return false;
    }

    private void Wait(int slot, HostTime arrivedAt)
    {
        if (_waits[slot])
        {
            _counters.Duplicate++;
            return;
        }

        if (_waiting == 0)
            _waitsSince = arrivedAt;
        _waits[slot] = true;
        _waiting++;
        (_frames[slot], _spare) = (_spare, _frames[slot]);
    }

    private void GiveDue(HostTime now)
    {
        if (_waiting > 0)
            _counters.Reordered++;
        Give(_spare);
        GoOnTo(_due, now);
    }

    // Gives up every number before this one that does not wait, and then gives what waits from there on.
    private void GoOnTo(int sequence, HostTime now)
    {
        while (_due != sequence)
        {
            if (TryGiveWaiting())
                continue;
            _counters.Lost++;
            Pass(isSeen: false);
        }

        while (TryGiveWaiting())
        {
        }

        _waitsSince = now;
    }

    private bool TryGiveWaiting()
    {
        int slot = _due % Window;
        if (!_waits[slot])
            return false;
        _waits[slot] = false;
        _waiting--;
        Give(_frames[slot]);
        return true;
    }

    private void Give(ImuFrame frame)
    {
        bool isMissing = (_seen & 1) == 0;
        if (!_times.TryFollow(frame, isMissing))
            _counters.Resyncs++;
        for (var i = 0; i < frame.SampleCount; i++)
        {
            uint ticks = _times.TicksOf(frame, i);
            int sinceLast = i > 0 ? (int)(ticks - _times.TicksOf(frame, i - 1)) : _times.HasLast ? (int)(ticks - _times.LastTicks) : 0;
            _readings.Add(ticks, sinceLast, frame.Samples.AsSpan(i * ImuStreamFormat.AxisCount, ImuStreamFormat.AxisCount));
        }

        _counters.Received++;
        Pass(isSeen: true);
    }

    private void Pass(bool isSeen)
    {
        _seen = (_seen << 1) | (isSeen ? 1u : 0u);
        _due = (_due + 1) & 0xFFFF;
    }
}
