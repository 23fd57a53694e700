namespace NeuralGlasses.Typing.Search;

/// <summary>Many sequences that share their begins: each entry has a value and the entry before it.</summary>
internal sealed class Trail<T>
{
    private T[] _values = new T[1024];
    private int[] _before = new int[1024];

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    public T Value(int entry) => _values[entry];

    public int Before(int entry) => _before[entry];

    public int Add(T value, int before)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
            Array.Resize(ref _before, 2 * Count);
        }

        _values[Count] = value;
        _before[Count] = before;
        return Count++;
    }

    public void Clear() => Count = 0;
}
