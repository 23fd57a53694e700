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

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteCall(SafeFileHandle device, byte* bytes, nuint count);
}
