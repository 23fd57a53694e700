namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>
/// A fixed ring of blocks between the acquisition engine and the radio. All blocks are made once: the engine fills
/// <see cref="Next"/>, <see cref="Push"/> makes it the newest, and when the ring is full the oldest gives way and is counted.
/// </summary>
public sealed class BlockRing
{
    private readonly AcquisitionBlock[] _blocks;
    private int _head;
    private int _count;
    private int _dropped;

    /// <summary>Makes a ring that holds <paramref name="capacity"/> blocks.</summary>
    public BlockRing(int capacity)
    {
        // One more than the capacity: the block that is being filled is not in the ring yet.
        _blocks = new AcquisitionBlock[capacity + 1];
        for (int i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = new AcquisitionBlock();
        }
    }

    /// <summary>Blocks in the ring.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Blocks that left the ring unsent since the last <see cref="Clear"/>.</summary>
    public int Dropped
    {
        get { return _dropped; }
    }

    /// <summary>The block to fill; it is not in the ring before <see cref="Push"/>.</summary>
    public AcquisitionBlock Next
    {
        get { return _blocks[(_head + _count) % _blocks.Length]; }
    }

    /// <summary>Takes <see cref="Next"/> into the ring as the newest block; when the ring is full the oldest is dropped and counted.</summary>
    public void Push()
    {
        if (_count == _blocks.Length - 1)
        {
            Drop();
        }

        _count++;
    }

    /// <summary>Gives the oldest block without taking it out; false and null if the ring is empty.</summary>
    public bool TryPeek(out AcquisitionBlock block)
    {
        block = _count > 0 ? _blocks[_head] : null;
        return _count > 0;
    }

    /// <summary>Takes the oldest block out; nothing happens if the ring is empty.</summary>
    public void Pop()
    {
        if (_count > 0)
        {
            _head = (_head + 1) % _blocks.Length;
            _count--;
        }
    }

    /// <summary>Takes the oldest block out and counts it as dropped; nothing happens if the ring is empty.</summary>
    public void Drop()
    {
        if (_count > 0)
        {
            Pop();
            _dropped++;
        }
    }

    /// <summary>Empties the ring and sets the count of dropped blocks to zero.</summary>
    public void Clear()
    {
        _count = 0;
        _dropped = 0;
    }
}
