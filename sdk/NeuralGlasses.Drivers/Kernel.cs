using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralGlasses.Drivers;

/// <summary>Device files: opened so that the kernel hears of nothing else, and asked by ioctl.</summary>
internal static unsafe partial class Kernel
{
    private const string Library = "libc";
    private const int WriteOnly = 1;
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int ReadAndWrite = 1 | 2;
    private const int Shared = 1;
    private const int NotImplemented = 38;
    private const int NotSupported = 95;

    /// <summary>Opens a device for reading and writing, or for writing alone, without ever waiting for it.</summary>
    /// <exception cref="IOException">It cannot be opened; the message says what the kernel said.</exception>
    public static SafeFileHandle Open(string path, bool writesOnly = false)
    {
        var fd = OpenCall(path, (writesOnly ? WriteOnly : ReadWrite) | CloseOnExec | NonBlocking | NoControllingTerminal);
        return fd >= 0 ? new SafeFileHandle(fd, ownsHandle: true) : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Asks a device with a number.</summary>
    /// <exception cref="IOException">It refuses.</exception>
    public static void Ask(SafeFileHandle device, uint request, nint value)
    {
        if (IoctlCall(device, request, value) < 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Asks a device with bytes, which it may change.</summary>
    /// <exception cref="IOException">It refuses.</exception>
    public static void Ask(SafeFileHandle device, uint request, Span<byte> bytes)
    {
        fixed (byte* first = bytes)
            Ask(device, request, (nint)first);
    }

    /// <summary>Asks a device with bytes, which it may change, for something that not every device of its kind can do.</summary>
    /// <returns>Whether it can.</returns>
    /// <exception cref="IOException">It could, but refuses.</exception>
    public static bool TryAsk(SafeFileHandle device, uint request, Span<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            if (IoctlCall(device, request, (nint)first) >= 0)
                return true;
        }

        return Marshal.GetLastPInvokeError() is NotSupported or NotImplemented ? false : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Has memory of a device at hand, to read and to write; <see cref="Unmap"/> lets go of it.</summary>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static nint Map(SafeFileHandle device, long offset, nuint size)
    {
        var memory = MapCall(0, size, ReadAndWrite, Shared, device, offset);
        return memory != -1 ? memory : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Lets go of memory of a device.</summary>
    public static void Unmap(nint memory, nuint size) => _ = UnmapCall(memory, size);

    /// <summary>Writes bytes in one piece.</summary>
    /// <exception cref="IOException">They were not all taken.</exception>
    public static void Write(SafeFileHandle device, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            var count = WriteCall(device, first, (nuint)bytes.Length);
            if (count != bytes.Length)
                throw new IOException(count < 0 ? Marshal.GetLastPInvokeErrorMessage() : $"only {count} of {bytes.Length} bytes were taken");
        }
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenCall(string path, int flags);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    private static partial int IoctlCall(SafeFileHandle device, nuint request, nint value);

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MapCall(nint where, nuint size, int protection, int flags, SafeFileHandle device, long offset);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    private static partial int UnmapCall(nint memory, nuint size);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteCall(SafeFileHandle device, byte* bytes, nuint count);
}
