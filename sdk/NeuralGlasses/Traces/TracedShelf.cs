using NeuralGlasses.Storage;

namespace NeuralGlasses.Traces;

/// <summary>
/// Records which files of what was captured are kept, how much of the memory is free when that is asked and has changed, and which call of it failed and how. Calls are counted, so that a replay lets the same one
/// fail; what was written is the glasses' own and comes again.
/// </summary>
internal sealed class TracedShelf(IFileShelf shelf, TraceRecorder recorder) : IFileShelf
{
    private long _calls;
    private long _freeBytes = TracedDevices.UnrecordedFreeBytes;

    public long FreeBytes
    {
        get
        {
            long free = Try(() => shelf.FreeBytes);
            if (free != _freeBytes)
                recorder.Begin(TraceRecordKind.FreeSpace, recorder.Now).AddInt64(_calls).AddInt64(free).End();
            return _freeBytes = free;
        }
    }

    public IReadOnlyList<ShelfEntry> List() => Try(shelf.List);

    public IShelfFile Create(string name) => new TracedFile(Try(() => shelf.Create(name)), this);

    public IShelfFile Open(string name) => new TracedFile(Try(() => shelf.Open(name)), this);

    public void Rename(string name, string newName)
    {
        Try(() => shelf.Rename(name, newName));
        if (name == newName + MediaNames.Part && MediaNames.TryRead(newName, 0, out _))
            recorder.Begin(TraceRecordKind.Kept, recorder.Now).AddFlag(true).AddText(newName).End();
    }

    public void Delete(string name) => Try(() => shelf.Delete(name));

    private void Try(Action call) => Try(() =>
    {
        call();
        return true;
    });

    private T Try<T>(Func<T> call)
    {
        _calls++;
        try
        {
            return call();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            recorder.Begin(TraceRecordKind.Kept, recorder.Now).AddFlag(false).AddText(error.Message).AddInt64(_calls).End();
            throw;
        }
    }

    private sealed class TracedFile(IShelfFile file, TracedShelf shelf) : IShelfFile
    {
        public long Length => file.Length;

        // A span cannot be handed on within a function, and what is written in one piece is small.
        public void Append(ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            shelf.Try(() => file.Append(copy));
        }

        public void Overwrite(long offset, ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            shelf.Try(() => file.Overwrite(offset, copy));
        }

        public int Read(long offset, Span<byte> bytes)
        {
            var copy = new byte[bytes.Length];
            int count = shelf.Try(() => file.Read(offset, copy));
            copy.AsSpan(0, count).CopyTo(bytes);
            return count;
        }

        public void Truncate(long length) => shelf.Try(() => file.Truncate(length));

        public void Flush() => shelf.Try(file.Flush);

        public void Dispose() => file.Dispose();
    }
}
