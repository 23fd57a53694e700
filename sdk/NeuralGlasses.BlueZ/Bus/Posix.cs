using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>The few calls of the C library for which .NET has no allocation-free way to a file descriptor that came over D-Bus.</summary>
internal static unsafe partial class Posix
{
    public const short PollIn = 1;

    private const int Again = 11;
    private const int Interrupted = 4;
    private const int NoBuffers = 105;
    private const string Library = "libc";
    private const int DontWait = 0x40;
    private const int DuplicateCloseOnExec = 1030;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int UnixFamily = 1;
    private const int SequencedPackets = 5;
    private const int MonotonicClock = 1;

    /// <summary>A descriptor to wait for (poll(2)).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollFd
    {
        public int Fd;
        public short Events;
        public short Seen;
    }

    /// <summary>The processor's steady clock in microseconds, by which sd-bus states its timeouts.</summary>
    public static ulong MonotonicMicroseconds
    {
        get
        {
            var now = default(TimeSpec);
            ClockGetTime(MonotonicClock, ref now);
            return ((ulong)now.Seconds * 1_000_000) + ((ulong)now.Nanoseconds / 1000);
        }
    }

    /// <summary>Waits at most some milliseconds, -1 for ever; how many descriptors have something, or -1 with errno.</summary>
    public static int Poll(ReadOnlySpan<PollFd> fds, int count, int milliseconds)
    {
        fixed (PollFd* first = fds)
            return PollCall(first, (nuint)count, milliseconds);
    }

    /// <summary>Takes one message without waiting: its length, 0 at the end, or a negative errno, read at once since a lock that is left may change it.</summary>
    public static int Receive(int fd, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
            return Result(Recv(fd, bytes, (nuint)buffer.Length, DontWait));
    }

    /// <summary>Sends one message without waiting; its length, or a negative errno.</summary>
    public static int Send(int fd, ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
            return Result(SendCall(fd, bytes, (nuint)message.Length, DontWait | NoSignal));
    }

    /// <summary>Whether a result of <see cref="Receive"/> or <see cref="Send"/> says that it may be tried again later.</summary>
    public static bool IsForNow(int result) => result is -Again or -Interrupted or -NoBuffers;

    /// <summary>A second descriptor for what one stands for; -1 with errno.</summary>
    public static int Duplicate(int fd) => Fcntl(fd, DuplicateCloseOnExec, 0);

    /// <summary>Makes a counter that wakes a thread in <see cref="Poll"/>.</summary>
    public static int NewWaker() => EventFd(0, CloseOnExec | NonBlocking);

    /// <summary>Wakes it.</summary>
    public static void Wake(int waker)
    {
        ulong one = 1;
        _ = WriteCall(waker, &one, sizeof(ulong));
    }

    /// <summary>Takes what woke it.</summary>
    public static void Settle(int waker)
    {
        ulong count;
        _ = ReadCall(waker, &count, sizeof(ulong));
    }

    /// <summary>Two ends of a line of whole messages; false with errno.</summary>
    public static bool TryPair(out int first, out int second)
    {
        var ends = stackalloc int[2];
        var made = SocketPair(UnixFamily, SequencedPackets | CloseOnExec | NonBlocking, 0, ends) == 0;
        (first, second) = (ends[0], ends[1]);
        return made;
    }

    private static int Result(nint result) => result >= 0 ? (int)result : -Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int fd);

    private const int NoSignal = 0x4000;

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    private static partial int PollCall(PollFd* fds, nuint count, int milliseconds);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    private static partial nint Recv(int fd, byte* buffer, nuint length, int flags);

    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)]
    private static partial nint SendCall(int fd, byte* buffer, nuint length, int flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(int fd, int command, int argument);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventFd(uint value, int flags);

    [LibraryImport(Library, EntryPoint = "write")]
    private static partial nint WriteCall(int fd, void* bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "read")]
    private static partial nint ReadCall(int fd, void* bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    private static partial int SocketPair(int family, int type, int protocol, int* ends);

    [LibraryImport(Library, EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, ref TimeSpec now);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
