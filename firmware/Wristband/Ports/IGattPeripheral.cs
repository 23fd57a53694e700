using System;

namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The radio, seen as a GATT server with one central at a time. Everything is synchronous and polled: writes wait in the
/// port until the firmware takes them, so that no handler runs on the radio's thread.
/// </summary>
public interface IGattPeripheral
{
    /// <summary>Adds a characteristic before <see cref="Start"/> and returns its handle. Reads answer with the value last set.</summary>
    int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties);

    /// <summary>Starts the server and advertises the service under the name; advertising resumes after each disconnect. Every characteristic needs an encrypted, bonded link.</summary>
    void Start(string deviceName, Guid advertisedService);

    /// <summary>Whether a central is connected.</summary>
    bool IsConnected { get; }

    /// <summary>Longest notification that this connection carries, in bytes: ATT MTU less 3, at least 20.</summary>
    int MaxNotificationLength { get; }

    /// <summary>Whether the central has asked for notifications of this characteristic.</summary>
    bool IsSubscribed(int handle);

    /// <summary>Sets what a read returns: the first <paramref name="length"/> bytes of <paramref name="value"/>, copied.</summary>
    void SetValue(int handle, byte[] value, int length);

    /// <summary>Queues one notification; the bytes are copied before it returns.</summary>
    NotifyResult Notify(int handle, byte[] value, int length);

    /// <summary>Takes the oldest write to this characteristic into <paramref name="buffer"/> and returns its length, or -1 if there is none. A write longer than the buffer is cut to it.</summary>
    int TakeWrite(int handle, byte[] buffer);
}
