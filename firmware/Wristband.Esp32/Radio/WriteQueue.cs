using System;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>Writes of a central that wait for the loop: put in by the runtime's event thread, taken by the loop's.</summary>
public sealed class WriteQueue
{
    /// <summary>Writes that may wait.</summary>
    public const int Capacity = 8;

    /// <summary>Bytes that are kept of a write; more than any command of the control point has.</summary>
    public const int SlotLength = 64;

    private readonly object _lock = new object();
    private readonly byte[][] _slots = new byte[Capacity][];
    private readonly int[] _lengths = new int[Capacity];
    private readonly int[] _connections = new int[Capacity];
    private int _head;
    private int _count;

    /// <summary>Makes an empty queue.</summary>
    public WriteQueue()
    {
        for (int i = 0; i < Capacity; i++)
        {
            _slots[i] = new byte[SlotLength];
        }
    }

    /// <summary>Copies a write, of which at most <see cref="SlotLength"/> bytes are kept, of a connection by its number; false if the queue is full.</summary>
    public bool TryPut(byte[] value, int connection)
    {
        lock (_lock)
        {
            Forget(connection);
            if (_count == Capacity)
            {
                return false;
            }

            int slot = (_head + _count) % Capacity;
            int length = value.Length < SlotLength ? value.Length : SlotLength;
            Array.Copy(value, 0, _slots[slot], 0, length);
            _lengths[slot] = length;
            _connections[slot] = connection;
            _count++;
            return true;
        }
    }

    /// <summary>Takes the oldest write of this connection into a buffer, cut to it, and returns its length, or -1 if there is none.</summary>
    public int Take(byte[] buffer, int connection)
    {
        lock (_lock)
        {
            Forget(connection);
            if (_count == 0)
            {
                return -1;
            }

            int length = _lengths[_head] < buffer.Length ? _lengths[_head] : buffer.Length;
            Array.Copy(_slots[_head], 0, buffer, 0, length);
            _head = (_head + 1) % Capacity;
            _count--;
            return length;
        }
    }

    // What an earlier central wrote is not done for this one.
    private void Forget(int connection)
    {
        while (_count > 0 && _connections[_head] != connection)
        {
            _head = (_head + 1) % Capacity;
            _count--;
        }
    }
}
