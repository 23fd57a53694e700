namespace NeuralGlasses.Simulator.Radio;

/// <summary>What a central asks of a characteristic.</summary>
public enum AttOperation
{
    /// <summary>Notifications, by writing the client characteristic configuration.</summary>
    Subscribe,

    /// <summary>The value.</summary>
    Read,

    /// <summary>A write, with response where the characteristic offers it.</summary>
    Write,

    /// <summary>The value of a descriptor.</summary>
    ReadDescriptor,
}

/// <summary>Why an attribute refused (Core Specification Vol 3, Part F, §3.4.1.1).</summary>
public enum AttError
{
    /// <summary>The characteristic cannot be read.</summary>
    ReadNotPermitted = 0x02,

    /// <summary>The characteristic cannot be written, or not subscribed to.</summary>
    WriteNotPermitted = 0x03,

    /// <summary>The link is encrypted, and its key was not authenticated.</summary>
    InsufficientAuthentication = 0x05,

    /// <summary>There is no such characteristic.</summary>
    AttributeNotFound = 0x0A,

    /// <summary>A longer value than an attribute can have.</summary>
    InvalidAttributeValueLength = 0x0D,

    /// <summary>The link is not encrypted.</summary>
    InsufficientEncryption = 0x0F,

    /// <summary>No room for another write.</summary>
    InsufficientResources = 0x11,
}

/// <summary>A request that the peripheral refused.</summary>
public readonly record struct AttRefusal(AttOperation Operation, Guid Characteristic, AttError Error);

/// <summary>One request of the central that waits for a connection event; of several characteristics with one UUID, <paramref name="Instance"/> counts from 0.</summary>
internal readonly record struct AttRequest(AttOperation Operation, Guid Characteristic, byte[] Value, int Instance = 0, Guid Descriptor = default);
