using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The I²C bus: devices by address, no acknowledge where there is none, a device that dies at a given time, and a bus that is
/// held low from a given time on. Not emulated: the time of a transfer, clock stretching, arbitration, and a transfer broken off halfway.
/// </summary>
public sealed class I2cBusModel : II2cPort
{
    private const long Never = long.MaxValue;
    private readonly IMonotonicClock _clock;
    private readonly II2cDevice?[] _devices = new II2cDevice?[128];
    private readonly long[] _deadFrom = new long[128];
    private long _stuckFrom = Never;

    /// <summary>Makes a bus without devices.</summary>
    public I2cBusModel(IMonotonicClock clock)
    {
        _clock = clock;
        Array.Fill(_deadFrom, Never);
    }

    /// <summary>Transfers that found no acknowledge.</summary>
    public int Refused { get; private set; }

    /// <summary>Transfers that were tried.</summary>
    public int Transfers { get; private set; }

    /// <summary>Connects a device at a 7-bit address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address is not one of 0x08 to 0x77.</exception>
    /// <exception cref="InvalidOperationException">The address is taken.</exception>
    public void Connect(int address, II2cDevice device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, 0x08);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x77);
        if (_devices[address] is not null)
            throw new InvalidOperationException($"There is a device at 0x{address:X2} already.");
        _devices[address] = device;
    }

    /// <summary>Lets the device at an address acknowledge nothing from a time of the bus's clock in microseconds on.</summary>
    public void KillAt(int address, long microseconds) => _deadFrom[address] = microseconds;

    /// <summary>Lets the device at an address answer again, in the state that it is in.</summary>
    public void Revive(int address) => _deadFrom[address] = Never;

    /// <summary>Holds SDA low from a time of the bus's clock in microseconds on, so that every transfer fails.</summary>
    public void StickAt(long microseconds) => _stuckFrom = microseconds;

    /// <summary>Lets go of SDA.</summary>
    public void Release() => _stuckFrom = Never;

    /// <inheritdoc/>
    public bool Write(int address, byte[] buffer, int count)
    {
        var device = Find(address);
        return Note(device is not null && device.Write(buffer.AsSpan(0, count)));
    }

    /// <inheritdoc/>
    public bool WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        var device = Find(address);
        return Note(device is not null && device.Write(write.AsSpan(0, writeCount)) && device.Read(read.AsSpan(0, readCount)));
    }

    private II2cDevice? Find(int address)
    {
        Transfers++;
        var now = _clock.Microseconds;
        return address is >= 0 and < 128 && now < _stuckFrom && now < _deadFrom[address] ? _devices[address] : null;
    }

    private bool Note(bool acknowledged)
    {
        if (!acknowledged)
            Refused++;
        return acknowledged;
    }
}
