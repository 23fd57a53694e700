namespace NeuralGlasses.Link;

/// <summary>The latest few of something that is taken in order; what nobody takes in time is thrown away. Nothing is allocated after construction.</summary>
internal sealed class Recent<T>(int capacity)
    where T : struct
{
    private readonly T[] _kept = new T[capacity];
    private int _head;
    private int _count;

    /// <summary>Adds one, in the place of the oldest if there is no room.</summary>
    public void Add(in T item)
    {
        if (_count == _kept.Length)
            TryTake(out _);
        _kept[(_head + _count) % _kept.Length] = item;
        _count++;
    }

    /// <summary>Takes the oldest; false if there is none.</summary>
    public bool TryTake(out T item)
    {
        item = default;
        if (_count == 0)
            return false;
        item = _kept[_head];
        _head = (_head + 1) % _kept.Length;
        _count--;
        return true;
    }

    /// <summary>Throws all away.</summary>
    public void Clear() => _count = 0;
}
