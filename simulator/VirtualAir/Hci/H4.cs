using System.Buffers.Binary;

namespace NeuralGlasses.VirtualAir.Hci;

/// <summary>Packets between a host and a controller as the UART transport frames them: a byte for the type, then the packet (Core Specification Vol 4, Part A, §2).</summary>
internal static class H4
{
    public const byte Command = 0x01;
    public const byte Acl = 0x02;
    public const byte Sco = 0x03;
    public const byte Event = 0x04;
    public const byte Iso = 0x05;

    /// <summary>Type of the words between the kernel's virtual controller and its maker, which no controller may see.</summary>
    public const byte Vendor = 0xff;

    /// <summary>Bytes of the packet that begins here, its type included; 0 while too few are known.</summary>
    /// <exception cref="InvalidDataException">No packet begins like this.</exception>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return 0;
        var header = bytes[0] switch
        {
            Command or Sco => 4,
            Acl or Iso => 5,
            Event => 3,
            _ => throw new InvalidDataException($"No Bluetooth packet begins with 0x{bytes[0]:x2}."),
        };
        if (bytes.Length < header)
            return 0;
        return header + bytes[0] switch
        {
            Acl => BinaryPrimitives.ReadUInt16LittleEndian(bytes[3..]),
            // Two bits of an ISO length are reserved.
            Iso => BinaryPrimitives.ReadUInt16LittleEndian(bytes[3..]) & 0x3fff,
            _ => bytes[header - 1],
        };
    }
}
