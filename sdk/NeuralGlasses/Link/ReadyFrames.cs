using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>Frames in order that nobody took yet. Where there is no room the oldest goes, and what it said of the frames before it passes to the next. Nothing is allocated after construction.</summary>
internal sealed class ReadyFrames
{
    private readonly ReceivedFrame[] _frames;
    private int _head;

    public ReadyFrames(int capacity)
    {
        _frames = new ReceivedFrame[capacity];
        for (var i = 0; i < capacity; i++)
            _frames[i] = new ReceivedFrame(new EmgFrame(), 0, false, default);
    }

    /// <summary>Frames that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the next frame costs the oldest.</summary>
    public bool IsFull => Count == _frames.Length;

    /// <summary>Adds a frame and returns another object to fill.</summary>
    public EmgFrame Add(in ReceivedFrame received)
    {
        if (IsFull)
            DropOldest();
        int tail = (_head + Count) % _frames.Length;
        EmgFrame spare = _frames[tail].Frame;
        _frames[tail] = received;
        Count++;
        return spare;
    }

    /// <summary>Takes the oldest frame, valid until the next is added; false if there is none.</summary>
    public bool TryTake(out ReceivedFrame received)
    {
        received = default;
        if (Count == 0)
            return false;
        received = _frames[_head];
        Advance();
        return true;
    }

    /// <summary>Throws all away.</summary>
    public void Clear() => Count = 0;

    private void DropOldest()
    {
        ReceivedFrame dropped = _frames[_head];
        Advance();
        ReceivedFrame oldest = _frames[_head];
        int lostBefore = oldest.Restarted ? oldest.LostBefore : oldest.LostBefore + dropped.LostBefore + 1;
        _frames[_head] = oldest with { LostBefore = lostBefore, Restarted = oldest.Restarted || dropped.Restarted };
    }

    private void Advance()
    {
        _head = (_head + 1) % _frames.Length;
        Count--;
    }
}
