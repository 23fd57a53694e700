using System.Numerics;
using NeuralGlasses.Wristband.Imu;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The LSM6DSO's FIFO: 512 words of a tag and six bytes, in bypass, FIFO and continuous mode. A word leaves when its last byte
/// is read; an empty FIFO reads as zeros. Compression, watermark stop, timestamps, temperature and external sensors are not emulated.
/// </summary>
internal sealed class Lsm6dsoFifoMemory
{
    private readonly byte[] _words = new byte[Lsm6dsoRegister.FifoCapacity * Lsm6dsoRegister.FifoWordLength];
    private int _head;
    private bool _overrun;
    private bool _overrunLatched;

    internal int Count { get; private set; }

    internal bool IsOverrun => _overrun;

    internal void Clear()
    {
        _head = 0;
        Count = 0;
        _overrun = false;
        _overrunLatched = false;
    }

    /// <summary>Takes a word in a time slot, if the mode has room for it.</summary>
    internal void Push(int mode, int sensor, int slot, ReadOnlySpan<byte> data)
    {
        if (mode is not (Lsm6dsoRegister.FifoContinuous or Lsm6dsoRegister.FifoOnce))
            return;
        if (Count == Lsm6dsoRegister.FifoCapacity)
        {
            _overrun = true;
            _overrunLatched = true;
            if (mode == Lsm6dsoRegister.FifoOnce)
                return;
            Pop();
        }

        var word = Word((_head + Count) % Lsm6dsoRegister.FifoCapacity);
        var tag = (sensor << Lsm6dsoRegister.TagSensorShift) | ((slot & 3) << 1);

        // Even parity over the whole tag byte.
        word[0] = (byte)(tag | (BitOperations.PopCount((uint)tag) & 1));
        data.CopyTo(word[1..]);
        Count++;
    }

    internal byte Read(int address)
    {
        if (Count == 0)
            return 0;
        var value = Word(_head)[address - Lsm6dsoRegister.FifoDataTag];
        if (address == Lsm6dsoRegister.FifoDataEnd)
        {
            Pop();
            _overrun = false;
        }

        return value;
    }

    /// <summary>FIFO_STATUS2; reading it clears the latched overrun.</summary>
    internal byte ReadStatus2(int watermark)
    {
        var status = Status2(watermark);
        _overrunLatched = false;
        return (byte)status;
    }

    internal int Status2(int watermark) =>
        (Count >> 8)
        | (_overrunLatched ? Lsm6dsoRegister.FifoOverrunLatched : 0)
        | (Count >= Lsm6dsoRegister.FifoCapacity - 1 ? Lsm6dsoRegister.FifoFull : 0)
        | (_overrun ? Lsm6dsoRegister.FifoOverrun : 0)
        | (watermark > 0 && Count >= watermark ? Lsm6dsoRegister.FifoWatermark : 0);

    private void Pop()
    {
        _head = (_head + 1) % Lsm6dsoRegister.FifoCapacity;
        Count--;
    }

    private Span<byte> Word(int index) => _words.AsSpan(index * Lsm6dsoRegister.FifoWordLength, Lsm6dsoRegister.FifoWordLength);
}
