namespace NeuralGlasses.Storage;

/// <summary>Why the memory did not do something, as the end of a sentence that a wearer reads: without paths, and without the system's own words where it has better ones.</summary>
internal static class MemoryWords
{
    // ENOSPC, and ERROR_DISK_FULL of Windows.
    private const int NoSpace = 28;
    private const int DiskFull = 0x70;

    /// <summary>The words, without a full stop.</summary>
    public static string Of(Exception error)
    {
        switch (error)
        {
            case UnauthorizedAccessException:
                return "it is not allowed";
            case FileNotFoundException or DirectoryNotFoundException:
                return "it is not there";
            case IOException when (error.HResult & 0xFFFF) is NoSpace or DiskFull:
                return "the memory is full";
        }

        // What .NET adds of the file comes after the system's words.
        string words = error.Message.Split(" : '")[0].TrimEnd('.');
        return words.AsSpan().IndexOfAny("/\\'\n") < 0 ? words : "the memory failed";
    }
}
