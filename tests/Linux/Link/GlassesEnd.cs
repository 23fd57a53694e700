using NeuralGlasses.BlueZ;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Linux.Link;

/// <summary>The glasses' end of a link as the program on the glasses has it, without glasses: central, link, and a turn whenever something comes.</summary>
internal sealed class GlassesEnd : IDisposable
{
    private const int PeriodMs = 10;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly AutoResetEvent _arrived = new(false);
    private readonly List<double> _gapsMs = [];
    private HostTime _lastArrival;

    public GlassesEnd(BlueZCentralOptions options, WristbandLinkOptions link, TimeProvider time)
    {
        _time = time;
        _began = time.GetTimestamp();
        Central = new BlueZCentral(options, time, () => Now) { Arrived = () => _arrived.Set() };
        Link = new WristbandLink(Central, link);
    }

    public BlueZCentral Central { get; }

    public WristbandLink Link { get; }

    public HostTime Now => new((long)_time.GetElapsedTime(_began).TotalMicroseconds);

    /// <summary>Frames taken in order so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether a frame came out of the reorder window behind one of a higher number.</summary>
    public long OutOfOrder { get; private set; }

    private int _lastSequence = -1;
    private int _lastStream;
    private RadioCondition? _told;

    /// <summary>Takes turns until something holds; false after some time.</summary>
    public bool Until(Func<bool> holds, TimeSpan patience)
    {
        var began = _time.GetTimestamp();
        while (!holds())
        {
            if (_time.GetElapsedTime(began) > patience)
                return false;
            Turn();
        }

        return true;
    }

    /// <summary>Takes turns for a time.</summary>
    public void For(TimeSpan time)
    {
        var began = _time.GetTimestamp();
        while (_time.GetElapsedTime(began) < time)
            Turn();
    }

    /// <summary>The gap between two arrivals that 99 in 100 are below, and the longest, in milliseconds, since the last call.</summary>
    public (double P99, double Longest) TakeGaps()
    {
        if (_gapsMs.Count == 0)
            return (0, 0);
        _gapsMs.Sort();
        var gaps = (_gapsMs[(int)(_gapsMs.Count * 0.99)], _gapsMs[^1]);
        _gapsMs.Clear();
        return gaps;
    }

    public void Dispose()
    {
        Central.Dispose();
        _arrived.Dispose();
    }

    private void Turn()
    {
        Central.Bring();
        Link.Expire(Now);
        if (Central.Condition is var condition && condition != _told)
            Console.WriteLine($"   {Now.Microseconds / 1e6:F2} s {_told = condition}");
        while (Link.TryTakeArrival(out var arrival))
        {
            if (_lastArrival.Microseconds > 0)
                _gapsMs.Add(arrival.ArrivedAt.MillisecondsSince(_lastArrival));
            _lastArrival = arrival.ArrivedAt;
        }

        while (Link.TryTake(out var received))
            Follow(received.Frame.Sequence);
        while (Link.TryTakeExchange(out _))
            continue;
        _arrived.WaitOne(PeriodMs);
    }

    private void Follow(int sequence)
    {
        Taken++;
        if (_lastStream == Link.StreamNumber && _lastSequence >= 0 && (ushort)(sequence - _lastSequence) is 0 or > 0x8000)
            OutOfOrder++;
        (_lastSequence, _lastStream) = (sequence, Link.StreamNumber);
    }
}
