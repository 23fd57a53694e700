using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>One start's radio: one central at a time, subscriptions and writes as far as the link is secured, a queue that can be full.</summary>
internal sealed class ChaosRadio(ChaosClock clock, FrameLedger frames, CommandLedger commands, bool canAuthenticate) : IGattPeripheral
{
    private const int WriteCapacity = 8;
    private readonly List<Characteristic> _characteristics = [];
    private int _emg = -1;
    private int _control = -1;
    private int _status = -1;
    private int _condition = -1;
    private int _motion = -1;
    private int _measurement = -1;
    private int _motionSequence = -1;
    private long _statusAt = long.MinValue / 2;
    private long _conditionAt = long.MinValue / 2;
    private int _takenInTurn;
    private int _turnsOfLink;

    public DeviceStatus Status { get; } = new();

    public BandCondition Condition { get; } = new();

    public bool CanAuthenticate => canAuthenticate;

    public LinkSecurity Demanded => canAuthenticate ? LinkSecurity.Authenticated : LinkSecurity.Encrypted;

    public bool IsStarted { get; private set; }

    public bool IsConnected { get; private set; }

    public LinkSecurity Security { get; set; }

    public bool AllowsPairing { get; private set; }

    public int Pairings { get; set; }

    public int BondCount => 1;

    public int MaxNotificationLength { get; private set; } = 20;

    public bool IsBusy { get; set; }

    /// <summary>Notifications that a turn of the loop finds room for.</summary>
    public int RoomPerTurn { get; set; } = int.MaxValue;

    public int Connections => Link;

    /// <summary>Links so far; who planned something for one sees by it that another has come.</summary>
    public int Link { get; private set; }

    /// <summary>Whether a whole turn of the loop has seen this link.</summary>
    public bool HasBeenSeen => _turnsOfLink > 1;

    /// <summary>Reports of measurements that the air took.</summary>
    public int Reports { get; private set; }

    public int Count => _characteristics.Count;

    public bool IsServed => IsConnected && Security >= Demanded && _control >= 0 && _characteristics[_control].IsSubscribed;

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        Assert.False(IsStarted);
        Assert.True(security >= Demanded);
        var handle = _characteristics.Count;
        _characteristics.Add(new Characteristic(properties, security));
        _emg = characteristic == GattUuids.EmgFrames ? handle : _emg;
        _control = characteristic == GattUuids.ControlPoint ? handle : _control;
        _status = characteristic == GattUuids.DeviceStatus ? handle : _status;
        _motion = characteristic == GattUuids.MotionFrames ? handle : _motion;
        _measurement = characteristic == GattUuids.Measurement ? handle : _measurement;
        _condition = characteristic == GattUuids.BandCondition ? handle : _condition;
        return handle;
    }

    public void AddDescriptor(int handle, Guid descriptor, byte[] value)
    {
    }

    public void Start(string deviceName, Guid[] advertisedServices, int appearance) => IsStarted = true;

    public void Stop()
    {
        IsStarted = false;
        Disconnect();
    }

    public void Connect(int maxNotificationLength)
    {
        if (!IsStarted || IsConnected)
            return;
        IsConnected = true;
        MaxNotificationLength = maxNotificationLength;
        Link++;
        _turnsOfLink = 0;
        commands.OnLink();
    }

    public void Disconnect()
    {
        IsConnected = false;
        Security = LinkSecurity.None;
        MaxNotificationLength = 20;
        foreach (var characteristic in _characteristics)
        {
            characteristic.IsSubscribed = false;
            characteristic.Writes.Clear();
        }

        commands.OnLinkLost();
    }

    public void Subscribe(int handle, bool listens)
    {
        var characteristic = _characteristics[handle];
        if (IsConnected && Security >= characteristic.Security && characteristic.Properties.HasFlag(GattProperties.Notify))
            characteristic.IsSubscribed = listens;
    }

    /// <summary>Writes to the control point as far as the link may; nobody who follows the protocol writes without listening.</summary>
    public bool Command(byte[] bytes)
    {
        if (!IsServed || _characteristics[_control].Writes.Count == WriteCapacity)
            return false;
        _characteristics[_control].Writes.Enqueue(bytes);
        commands.OnWrite(bytes);
        return true;
    }

    public void SetPairing(bool allowed) => AllowsPairing = allowed;

    public void ForgetBonds()
    {
    }

    public bool IsSubscribed(int handle) => IsConnected && _characteristics[handle].IsSubscribed;

    public void SetValue(int handle, byte[] value, int length)
    {
        if (handle == _status)
            Assert.True(Status.TryRead(value, 0, length));
        if (handle == _condition)
            Assert.True(Condition.TryRead(value, 0, length));
    }

    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        clock.OnCall();
        var characteristic = _characteristics[handle];
        var result = !IsSubscribed(handle) ? NotifyResult.NoLink
            : length > MaxNotificationLength ? NotifyResult.TooLong
            : IsBusy || _takenInTurn >= RoomPerTurn ? NotifyResult.Busy
            : NotifyResult.Sent;
        if (result == NotifyResult.Sent)
        {
            _takenInTurn++;
            Watch(handle, value);
            if (Security < characteristic.Security)
                Assert.Fail("a notification on a link below the security of its characteristic");
        }

        if (handle == _emg)
            frames.OnNotify(value, length, result);
        if (handle == _control && result != NotifyResult.Busy)
            commands.OnAnswer(value, length, clock.Microseconds);
        return result;
    }

    // Values change at most twice a second, and motion frames go up.
    private void Watch(int handle, byte[] value)
    {
        Reports += handle == _measurement ? 1 : 0;
        if (handle == _status)
            _statusAt = Space(_statusAt);
        if (handle == _condition)
            _conditionAt = Space(_conditionAt);
        if (handle != _motion)
            return;
        int sequence = LittleEndian.ReadUInt16(value, 2);
        if (_motionSequence >= 0 && ((sequence - _motionSequence) & 0xFFFF) is 0 or > 0x7FFF)
            Assert.Fail($"motion frame {sequence} came behind {_motionSequence}");
        _motionSequence = sequence;
    }

    private long Space(long last)
    {
        if (clock.Microseconds - last < 500_000)
            Assert.Fail($"a value was notified twice within {clock.Microseconds - last} µs");
        return clock.Microseconds;
    }

    public int TakeWrite(int handle, byte[] buffer)
    {
        if (!_characteristics[handle].Writes.TryDequeue(out var write))
            return -1;
        var length = Math.Min(write.Length, buffer.Length);
        Array.Copy(write, buffer, length);
        return length;
    }

    public void OnTurnEnd()
    {
        _takenInTurn = 0;
        _turnsOfLink++;
    }

    private sealed class Characteristic(GattProperties properties, LinkSecurity security)
    {
        public GattProperties Properties { get; } = properties;

        public LinkSecurity Security { get; } = security;

        public Queue<byte[]> Writes { get; } = new();

        public bool IsSubscribed { get; set; }
    }
}
