using System.Runtime.InteropServices;

namespace NeuralGlasses.Storage;

/// <summary>
/// Makes the names in a folder outlive a power cut, which on Linux is asked for apart from the contents of its files. The platform has no call
/// for it, so the C library is asked; elsewhere nothing is done.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    public static void Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int folder = Open(path, ReadOnly);
        if (folder < 0)
            return;

        // Some file systems refuse it for folders; the names are then as durable as they make them.
        _ = Synchronise(folder);
        _ = Close(folder);
    }

    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
