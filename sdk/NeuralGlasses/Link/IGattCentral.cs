namespace NeuralGlasses.Link;

/// <summary>
/// The radio, seen from the glasses: a GATT central with one bonded wristband. Nothing blocks; what arrives is given to the
/// listener, on one thread.
/// </summary>
public interface IGattCentral
{
    /// <summary>Whether a wristband is connected.</summary>
    bool IsConnected { get; }

    /// <summary>Strength of the last packet that came, in dBm; null where the host does not tell it. For the wearer's eyes: nothing may depend on it.</summary>
    int? RssiDbm => null;

    /// <summary>Sets the one listener; call it before anything else.</summary>
    void Listen(IGattCentralListener listener);

    /// <summary>Asks for notifications of a characteristic; lasts until the connection ends.</summary>
    void Subscribe(Guid characteristic);

    /// <summary>Asks for a characteristic's value; it arrives at <see cref="IGattCentralListener.OnValue"/>.</summary>
    void Read(Guid characteristic);

    /// <summary>Writes a characteristic with response.</summary>
    void Write(Guid characteristic, ReadOnlySpan<byte> value);
}
