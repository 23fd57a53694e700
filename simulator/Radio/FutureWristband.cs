using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// A wristband of some later release: it raises the version in every EMG frame and repairs the checksum, so that what the
/// glasses say about it can be seen.
/// </summary>
public sealed class FutureWristband : IGattPeripheral
{
    private readonly IGattPeripheral _today;
    private readonly int _frameVersion;
    private readonly byte[] _frame = new byte[EmgStreamFormat.MaxFrameLength];
    private int _frames = -1;

    /// <summary>Wraps today's radio; frames get version <paramref name="frameVersion"/>.</summary>
    public FutureWristband(IGattPeripheral today, int frameVersion)
    {
        _today = today;
        _frameVersion = frameVersion;
    }

    /// <inheritdoc/>
    public bool IsConnected => _today.IsConnected;

    /// <inheritdoc/>
    public int MaxNotificationLength => _today.MaxNotificationLength;

    /// <inheritdoc/>
    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        var handle = _today.AddCharacteristic(service, characteristic, properties, security);
        if (characteristic == GattUuids.EmgFrames)
            _frames = handle;
        return handle;
    }

    /// <inheritdoc/>
    public bool CanAuthenticate => _today.CanAuthenticate;

    /// <inheritdoc/>
    public int Connections => _today.Connections;

    /// <inheritdoc/>
    public LinkSecurity Security => _today.Security;

    /// <inheritdoc/>
    public int Pairings => _today.Pairings;

    /// <inheritdoc/>
    public int BondCount => _today.BondCount;

    /// <inheritdoc/>
    public void AddDescriptor(int handle, Guid descriptor, byte[] value) => _today.AddDescriptor(handle, descriptor, value);

    /// <inheritdoc/>
    public void Stop() => _today.Stop();

    /// <inheritdoc/>
    public void Disconnect() => _today.Disconnect();

    /// <inheritdoc/>
    public void SetPairing(bool allowed) => _today.SetPairing(allowed);

    /// <inheritdoc/>
    public void ForgetBonds() => _today.ForgetBonds();

    /// <inheritdoc/>
    public void Start(string deviceName, Guid[] advertisedServices, int appearance) => _today.Start(deviceName, advertisedServices, appearance);

    /// <inheritdoc/>
    public bool IsSubscribed(int handle) => _today.IsSubscribed(handle);

    /// <inheritdoc/>
    public void SetValue(int handle, byte[] value, int length) => _today.SetValue(handle, value, length);

    /// <inheritdoc/>
    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        if (handle != _frames)
            return _today.Notify(handle, value, length);
        value.AsSpan(0, length).CopyTo(_frame);
        _frame[EmgStreamFormat.VersionOffset] = (byte)_frameVersion;
        var body = length - EmgStreamFormat.ChecksumLength;
        EmgFrameCodec.Seal(_frame, 0, body, Crc32.Compute(_frame, 0, body));
        return _today.Notify(handle, _frame, length);
    }

    /// <inheritdoc/>
    public int TakeWrite(int handle, byte[] buffer) => _today.TakeWrite(handle, buffer);
}
