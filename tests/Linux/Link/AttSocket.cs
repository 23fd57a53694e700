using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuralGlasses.Linux.Link;

/// <summary>
/// An attribute client without bluetoothd, which would pair by itself as soon as something is refused: requests over the kernel's own channel,
/// one at a time, on a link without a key (Core Specification Vol 3, Part F).
/// </summary>
internal sealed partial class AttSocket : IDisposable
{
    private const int BluetoothFamily = 31;
    private const int SequencedPackets = 5;
    private const ushort AttributeChannel = 4;
    private const byte PublicAddress = 1;
    private const int SocketLevel = 1;
    private const int ReceiveTime = 20;
    private const int SendTime = 21;
    private const byte ErrorResponse = 0x01;
    private const byte RequestNotSupported = 0x06;
    private const int LongestPacket = 512;
    private readonly int _fd;

    private AttSocket(int fd) => _fd = fd;

    /// <summary>Connects from one adapter's address to another; null where that does not happen in time, and why.</summary>
    public static AttSocket? Connect(string from, string to, int seconds, out string why)
    {
        var att = new AttSocket(Open(BluetoothFamily, SequencedPackets, 0));
        var time = new Time(seconds, 0);
        if (SetOption(att._fd, SocketLevel, SendTime, time, Marshal.SizeOf<Time>()) == 0 && SetOption(att._fd, SocketLevel, ReceiveTime, time, Marshal.SizeOf<Time>()) == 0 &&
            Bind(att._fd, Address(from), Marshal.SizeOf<L2capAddress>()) == 0 && Connect(att._fd, Address(to), Marshal.SizeOf<L2capAddress>()) == 0)
        {
            why = "";
            return att;
        }

        why = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
        att.Dispose();
        return null;
    }

    /// <summary>Asks and waits for the answer; null where the link ended or nobody answered. What the other end asks meanwhile is not supported.</summary>
    public byte[]? Ask(params byte[] request)
    {
        if (Send(_fd, request, request.Length, 0) < 0)
            return null;
        while (Receive() is { } packet)
        {
            if (packet[0] == request[0] + 1 || (packet[0] == ErrorResponse && packet[1] == request[0]))
                return packet;
            if (IsRequest(packet[0]))
                Send(_fd, [ErrorResponse, packet[0], 0, 0, RequestNotSupported], 5, 0);
        }

        return null;
    }

    /// <summary>Waits until the other end ends the link; false after the time that was given to connect.</summary>
    public bool IsSentAway()
    {
        var buffer = new byte[LongestPacket];
        nint length;
        while ((length = Recv(_fd, buffer, buffer.Length, 0)) > 0)
            continue;
        const int Again = 11;
        return length == 0 || Marshal.GetLastPInvokeError() != Again;
    }

    public void Dispose() => _ = Close(_fd);

    private byte[]? Receive()
    {
        var buffer = new byte[LongestPacket];
        var length = Recv(_fd, buffer, buffer.Length, 0);
        return length > 0 ? buffer[..(int)length] : null;
    }

    // Even numbers up to Write Request, and Prepare and Execute Write; a command or a notification asks for no answer.
    private static bool IsRequest(byte opcode) => opcode is > 0x01 and <= 0x18 && opcode % 2 == 0;

    private static L2capAddress Address(string text)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.Parse(text.Replace(":", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return new L2capAddress
        {
            Family = BluetoothFamily,
            Low = BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            High = BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]),
            Channel = AttributeChannel,
            Type = PublicAddress,
        };
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int fd, in L2capAddress address, int length);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int fd, in L2capAddress address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int fd, int level, int name, in Time value, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int fd, byte[] bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Recv(int fd, [Out] byte[] bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);

    private readonly record struct Time(nint Seconds, nint Microseconds);

    // struct sockaddr_l2: the address has its least byte first, and no padding before it.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct L2capAddress
    {
        public ushort Family;
        public ushort Psm;
        public uint Low;
        public ushort High;
        public ushort Channel;
        public byte Type;
        public byte Padding;
    }
}
