using System.Buffers.Binary;

namespace NeuralGlasses.VirtualAir.Hci;

/// <summary>What the air must know of commands and events, and the few that it says itself (Core Specification Vol 4, Part E, §7).</summary>
internal static class Packets
{
    public const ushort Disconnect = 0x0406;
    public const ushort Reset = 0x0c03;
    public const ushort ReadLeBuffers = 0x2002;
    public const ushort SetLeScan = 0x200c;
    public const ushort ReadLeBuffersAndIso = 0x2060;
    public const ushort SetLeExtendedScan = 0x2042;

    public const byte DisconnectionComplete = 0x05;
    public const byte CommandComplete = 0x0e;
    public const byte CommandStatus = 0x0f;
    public const byte LeMeta = 0x3e;

    /// <summary>Reason of a link that was not heard of for too long.</summary>
    public const byte SupervisionTimeout = 0x08;

    /// <summary>Reason of a link that the other end's host ended.</summary>
    public const byte RemoteEnded = 0x13;

    /// <summary>Data bytes of an ACL packet that fill the longest packet of the air.</summary>
    public const ushort AclBytes = 251;

    private const byte ConnectionComplete = 0x01;
    private const byte AdvertisingReport = 0x02;
    private const byte ConnectionUpdateComplete = 0x03;
    private const byte EnhancedConnectionComplete = 0x0a;
    private const byte DirectedAdvertisingReport = 0x0b;
    private const byte ExtendedAdvertisingReport = 0x0d;

    /// <summary>Which command a packet is; null for what is none.</summary>
    public static ushort? OpcodeOf(ReadOnlySpan<byte> packet) => packet[0] == H4.Command ? BinaryPrimitives.ReadUInt16LittleEndian(packet[1..]) : null;

    /// <summary>Which connection an ACL packet belongs to.</summary>
    public static ushort HandleOf(ReadOnlySpan<byte> aclPacket) => (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(aclPacket[1..]) & 0x0fff);

    /// <summary>The command whose acceptance an event is; null for other events.</summary>
    public static ushort? AcceptedOpcode(ReadOnlySpan<byte> packet) => IsEvent(packet, CommandStatus, 4) ? BinaryPrimitives.ReadUInt16LittleEndian(packet[5..]) : null;

    /// <summary>Whether a host that sent this listens to advertisers no longer.</summary>
    public static bool EndsScan(ReadOnlySpan<byte> packet) => OpcodeOf(packet) is SetLeScan or SetLeExtendedScan && packet.Length > 4 && packet[4] == 0;

    /// <summary>Whether a packet tells of an advertiser.</summary>
    public static bool IsAdvertisingReport(ReadOnlySpan<byte> packet) =>
        IsEvent(packet, LeMeta, 1) && packet[3] is AdvertisingReport or DirectedAdvertisingReport or ExtendedAdvertisingReport;

    /// <summary>The connection that a packet says has begun; null for other packets and for attempts that failed.</summary>
    public static BegunConnection? Begun(ReadOnlySpan<byte> packet)
    {
        if (!IsEvent(packet, LeMeta, 19) || packet[3] is not (ConnectionComplete or EnhancedConnectionComplete) || packet[4] != 0)
            return null;
        // The enhanced event has two resolvable addresses more before the timeout.
        var timeoutAt = packet[3] == ConnectionComplete ? 19 : 31;
        return packet.Length < timeoutAt + 2 ? null : new BegunConnection(Handle(packet, 5), packet[7] == 0, Timeout(packet, timeoutAt));
    }

    /// <summary>The connection whose supervision timeout a packet says has changed; null for other packets.</summary>
    public static (ushort Handle, TimeSpan Timeout)? Updated(ReadOnlySpan<byte> packet) =>
        IsEvent(packet, LeMeta, 10) && packet[3] == ConnectionUpdateComplete && packet[4] == 0 ? (Handle(packet, 5), Timeout(packet, 11)) : null;

    /// <summary>The connection that a packet says has ended; null for other packets and for connections that never were.</summary>
    public static ushort? Ended(ReadOnlySpan<byte> packet) => IsEvent(packet, DisconnectionComplete, 4) && packet[3] == 0 ? Handle(packet, 4) : null;

    /// <summary>Why a connection ended.</summary>
    public static byte ReasonOf(ReadOnlySpan<byte> disconnectionComplete) => disconnectionComplete[6];

    /// <summary>Says why a connection ended.</summary>
    public static void SetReason(Span<byte> disconnectionComplete, byte reason) => disconnectionComplete[6] = reason;

    /// <summary>Tells a controller to end a connection.</summary>
    public static byte[] MakeDisconnect(ushort handle, byte reason) => [H4.Command, Disconnect & 0xff, Disconnect >> 8, 3, (byte)handle, (byte)(handle >> 8), reason];

    /// <summary>Has a controller say that it takes as many ACL packets at once as the air can hold, if a packet tells how many it takes.</summary>
    public static void SetLeBuffers(Span<byte> packet, int count)
    {
        if (!IsEvent(packet, CommandComplete, 7) || BinaryPrimitives.ReadUInt16LittleEndian(packet[4..]) is not (ReadLeBuffers or ReadLeBuffersAndIso) || packet[6] != 0)
            return;
        BinaryPrimitives.WriteUInt16LittleEndian(packet[7..], AclBytes);
        packet[9] = (byte)count;
    }

    private static bool IsEvent(ReadOnlySpan<byte> packet, byte code, int fewestParameters) => packet[0] == H4.Event && packet.Length >= 3 + fewestParameters && packet[1] == code;

    private static ushort Handle(ReadOnlySpan<byte> packet, int at) => (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(packet[at..]) & 0x0fff);

    private static TimeSpan Timeout(ReadOnlySpan<byte> packet, int at) => TimeSpan.FromMilliseconds(10 * BinaryPrimitives.ReadUInt16LittleEndian(packet[at..]));
}
