using NeuralGlasses.Contract;

namespace NeuralGlasses.Link.Motion;

/// <summary>The readings that wait to be taken; where there is no room the oldest goes, and the next says that samples are missing before it. Nothing is allocated after construction.</summary>
internal sealed class ReadingRing(int capacity, MotionCounters counters)
{
    private readonly MotionReading[] _kept = new MotionReading[capacity];
    private int _head;
    private int _count;

    public void Add(uint ticks, int sinceLast, ReadOnlySpan<short> axes)
    {
        if (_count == _kept.Length)
        {
            TryTake(out _);
            _kept[_head] = _kept[_head] with { SinceLastMicroseconds = 0 };
            counters.Overflowed++;
        }

        _kept[(_head + _count) % _kept.Length] = new MotionReading(ticks, sinceLast, axes[0], axes[1], axes[2], axes[3], axes[4], axes[5]);
        _count++;
    }

    public bool TryTake(out MotionReading reading)
    {
        reading = default;
        if (_count == 0)
            return false;
        reading = _kept[_head];
        _head = (_head + 1) % _kept.Length;
        _count--;
        return true;
    }

    public void Clear() => _count = 0;
}
