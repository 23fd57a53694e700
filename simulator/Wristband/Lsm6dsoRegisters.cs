using NeuralGlasses.Wristband.Imu;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>The LSM6DSO's registers as memory: reset values, and which bits a write changes. Reserved addresses read 0 and take no write.</summary>
internal sealed class Lsm6dsoRegisters
{
    // Address, reset value, bits that a write changes (ST DS12140, "Register mapping"); what is not listed is read-only or reserved.
    private static readonly (int Address, byte Reset, byte Writable)[] Map =
    [
        (Lsm6dsoRegister.FunctionAccess, 0x00, 0xC0),
        (Lsm6dsoRegister.PinControl, 0x3F, 0xC0),
        (Lsm6dsoRegister.FifoControl1, 0x00, 0xFF),
        (Lsm6dsoRegister.FifoControl2, 0x00, 0xD7),
        (Lsm6dsoRegister.FifoControl3, 0x00, 0xFF),
        (Lsm6dsoRegister.FifoControl4, 0x00, 0xF7),
        (0x0B, 0x00, 0xE7),
        (0x0C, 0x00, 0xFF),
        (Lsm6dsoRegister.Interrupt1Control, 0x00, 0xFF),
        (0x0E, 0x00, 0x7F),
        (Lsm6dsoRegister.WhoAmI, Lsm6dsoRegister.WhoAmILsm6dso, 0x00),
        (Lsm6dsoRegister.Control1Accelerometer, 0x00, 0xFE),
        (Lsm6dsoRegister.Control2Gyroscope, 0x00, 0xFE),
        (Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3Increment, 0xFD),
        (0x13, 0x00, 0x6E),
        (0x14, 0x00, 0xEF),
        (Lsm6dsoRegister.Control6, 0x00, 0xFF),
        (0x16, 0x00, 0xF7),
        (Lsm6dsoRegister.Control8Accelerometer, 0x00, 0xFF),
        (Lsm6dsoRegister.Control9, Lsm6dsoRegister.Control9Reset, 0xFE),
        (0x19, 0x00, 0x20),
        (Lsm6dsoRegister.TapConfig0, 0x00, 0x7F),
        (Lsm6dsoRegister.TapConfig1, 0x00, 0xFF),
        (Lsm6dsoRegister.TapConfig2, 0x00, 0xFF),
        (Lsm6dsoRegister.TapThresholdZ, 0x00, 0xFF),
        (Lsm6dsoRegister.TapDuration, 0x00, 0xFF),
        (Lsm6dsoRegister.WakeUpThreshold, 0x00, 0xFF),
        (Lsm6dsoRegister.WakeUpDuration, 0x00, 0xFF),
        (0x5D, 0x00, 0xFF),
        (Lsm6dsoRegister.Interrupt1Events, 0x00, 0xFF),
        (0x5F, 0x00, 0xFF),
        (0x62, 0x00, 0x19),
        (0x73, 0x00, 0xFF),
        (0x74, 0x00, 0xFF),
        (0x75, 0x00, 0xFF),
    ];

    private readonly byte[] _values = new byte[Lsm6dsoRegister.Count];
    private readonly byte[] _writable = new byte[Lsm6dsoRegister.Count];
    private readonly byte _frequencyFine;

    internal Lsm6dsoRegisters(sbyte frequencyFine)
    {
        _frequencyFine = (byte)frequencyFine;
        foreach (var (address, _, writable) in Map)
            _writable[address] = writable;
        Reset();
    }

    internal byte this[int address]
    {
        get => _values[address];
        set => _values[address] = value;
    }

    /// <summary>Writes over the bus: the bits that a write changes.</summary>
    internal void Write(int address, byte value)
    {
        var mask = _writable[address];
        _values[address] = (byte)((_values[address] & ~mask) | (value & mask));
    }

    internal void Reset()
    {
        Array.Clear(_values);
        foreach (var (address, reset, _) in Map)
            _values[address] = reset;
        _values[Lsm6dsoRegister.FrequencyFine] = _frequencyFine;
    }

    internal bool IsSet(int address, int bits) => (_values[address] & bits) != 0;
}
