using System;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Imu;

/// <summary>
/// The samples that wait for the radio: at most one frame's. When it is full the oldest gives way, because a late movement is
/// worth less than a fresh one; what is lost is counted and marked.
/// </summary>
public sealed class ImuSampleRing
{
    private readonly short[] _samples = new short[ImuStreamFormat.MaxSampleCount * ImuStreamFormat.AxisCount];
    private readonly long[] _microseconds = new long[ImuStreamFormat.MaxSampleCount];
    private readonly bool[] _gap = new bool[ImuStreamFormat.MaxSampleCount];
    private int _head;
    private int _count;
    private int _dropped;
    private int _taken;
    private bool _gapBeforeNext;

    /// <summary>Samples waiting, 0 to <see cref="ImuStreamFormat.MaxSampleCount"/>.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Samples lost since <see cref="Clear"/> because the ring was full or the link refused them.</summary>
    public int Dropped
    {
        get { return _dropped; }
    }

    /// <summary>Samples taken since power-up, sent or not; wraps. Who looks at samples without sending them sees by it which are new.</summary>
    public int Taken
    {
        get { return _taken; }
    }

    /// <summary>Device time of the oldest sample, in microseconds; only while <see cref="Count"/> is not 0.</summary>
    public long OldestMicroseconds
    {
        get { return _microseconds[_head]; }
    }

    /// <summary>Whether samples are missing right before the oldest one.</summary>
    public bool IsGapBeforeOldest
    {
        get { return _gap[_head]; }
    }

    /// <summary>Returns one number of the sample that is <paramref name="age"/> older than the newest, less than <see cref="Count"/>; axis 0 to 2 is acceleration, 3 to 5 angular rate.</summary>
    public int AxisOf(int age, int axis)
    {
        int at = (_head + _count - 1 - age) % _microseconds.Length;
        return _samples[(at * ImuStreamFormat.AxisCount) + axis];
    }

    /// <summary>Forgets every sample and the count of lost ones; the next sample counts as behind a gap.</summary>
    public void Clear()
    {
        _head = 0;
        _count = 0;
        _dropped = 0;
        _gapBeforeNext = true;
    }

    /// <summary>Notes that samples are missing before the next one.</summary>
    public void MarkGap()
    {
        _gapBeforeNext = true;
    }

    /// <summary>Takes a sample: six numbers of <paramref name="axes"/> and its device time in microseconds.</summary>
    public void Push(short[] axes, long microseconds)
    {
        if (_count == _microseconds.Length)
        {
            Drop(1);
        }

        int at = (_head + _count) % _microseconds.Length;
        int first = at * ImuStreamFormat.AxisCount;
        Array.Copy(axes, 0, _samples, first, ImuStreamFormat.AxisCount);

        _microseconds[at] = microseconds;
        _gap[at] = _gapBeforeNext;
        _gapBeforeNext = false;
        _count++;
        _taken++;
    }

    /// <summary>Copies the oldest samples into a frame, at most <paramref name="limit"/> and only up to the next gap; they stay in the ring.</summary>
    public void CopyTo(ImuFrame frame, int limit)
    {
        int count = 0;
        while (count < limit && count < _count)
        {
            int at = (_head + count) % _microseconds.Length;
            if (count > 0 && _gap[at])
            {
                break;
            }

            Array.Copy(_samples, at * ImuStreamFormat.AxisCount, frame.Samples, count * ImuStreamFormat.AxisCount, ImuStreamFormat.AxisCount);

            count++;
        }

        frame.SampleCount = count;
        frame.DeviceTicks = (uint)_microseconds[_head];
    }

    /// <summary>Frees the places of the oldest <paramref name="count"/> samples.</summary>
    public void Pop(int count)
    {
        _head = (_head + count) % _microseconds.Length;
        _count -= count;
    }

    /// <summary>Loses the oldest <paramref name="count"/> samples, counts them and marks what follows.</summary>
    public void Drop(int count)
    {
        Pop(count);
        _dropped += count;
        if (_count > 0)
        {
            _gap[_head] = true;
        }
        else
        {
            _gapBeforeNext = true;
        }
    }
}
