using System;

namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The radio, seen as a GATT server with one central at a time and at most one bond. Everything is synchronous and polled:
/// writes wait in the port until the firmware takes them, so that no handler runs on the radio's thread.
/// </summary>
public interface IGattPeripheral
{
    /// <summary>Whether the board has a way to show or take a passkey, so that links can be authenticated.</summary>
    bool CanAuthenticate { get; }

    /// <summary>
    /// Adds a characteristic before <see cref="Start"/> and returns its handle. Reads answer with the value last set. Reads, writes and
    /// subscriptions on a link below <paramref name="security"/> are refused by the port with an ATT error (Core Specification Vol 3, Part F, §3.4.1.1).
    /// </summary>
    int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security);

    /// <summary>Adds a descriptor with a constant value to a characteristic, before <see cref="Start"/>.</summary>
    void AddDescriptor(int handle, Guid descriptor, byte[] value);

    /// <summary>
    /// Starts the server and advertises the services under the name; advertising resumes after each disconnect. The appearance (Assigned
    /// Numbers §2.6) is advertised and can be read in the GAP service; 0 is unknown and is not advertised. One UUID of 128 bits and one of 16 fit
    /// beside it, the name in the scan response.
    /// </summary>
    void Start(string deviceName, Guid[] advertisedServices, int appearance);

    /// <summary>Ends the connection and advertises no more.</summary>
    void Stop();

    /// <summary>Ends the connection; advertising resumes.</summary>
    void Disconnect();

    /// <summary>Whether a central is connected.</summary>
    bool IsConnected { get; }

    /// <summary>Connections made since <see cref="Start"/>: a link may be lost and another made between two looks.</summary>
    int Connections { get; }

    /// <summary>How far the present connection is secured; <see cref="LinkSecurity.None"/> without one.</summary>
    LinkSecurity Security { get; }

    /// <summary>Allows or refuses the pairing of a central that is not bonded; refused after <see cref="Start"/>. A pairing that completes replaces the bond there was.</summary>
    void SetPairing(bool allowed);

    /// <summary>Pairings completed since <see cref="Start"/>.</summary>
    int Pairings { get; }

    /// <summary>Bonds kept, 0 or 1; over a loss of power only where the image keeps them.</summary>
    int BondCount { get; }

    /// <summary>Forgets the bond. A connection that uses it should be ended first.</summary>
    void ForgetBonds();

    /// <summary>Longest notification that this connection carries, in bytes: ATT MTU less 3, at least 20.</summary>
    int MaxNotificationLength { get; }

    /// <summary>Whether the central has asked for notifications of this characteristic.</summary>
    bool IsSubscribed(int handle);

    /// <summary>Sets what a read returns: the first <paramref name="length"/> bytes of <paramref name="value"/>, copied.</summary>
    void SetValue(int handle, byte[] value, int length);

    /// <summary>Queues one notification; the bytes are copied before it returns.</summary>
    NotifyResult Notify(int handle, byte[] value, int length);

    /// <summary>
    /// Takes the oldest write to this characteristic into <paramref name="buffer"/> and returns its length, or -1 if there is none. A
    /// write longer than the buffer is cut to it. A port keeps at least eight writes and refuses more with an ATT error; those of a link that
    /// is lost are gone when the next is made.
    /// </summary>
    int TakeWrite(int handle, byte[] buffer);
}
