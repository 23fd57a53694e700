using NeuralGlasses.Storage;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A memory for what is captured that lasts as long as the replay, has as much room as that of the run, and fails at the very call at which that one failed.</summary>
internal sealed class ReplayedMedia : IFileShelf
{
    private readonly IFileShelf _shelf;
    private readonly ReplayedAnswers _answers;
    private long _calls;
    private long _freeBytes = TracedDevices.UnrecordedFreeBytes;

    /// <summary>Makes one with empty photos in place of those that were kept before the first step.</summary>
    public ReplayedMedia(ReplayedAnswers answers, IFileShelf remembered, DateTimeOffset startedAt, int photosKept)
    {
        (_answers, _shelf) = (answers, remembered);
        for (var i = 1; i <= photosKept; i++)
            _shelf.Create($"{startedAt:yyyy-MM-dd_HH-mm-ss}_{i:D3}.jpg").Dispose();
    }

    public long FreeBytes
    {
        get
        {
            Count();
            if (_answers.TryTake(IsRoomAtThisCall, out var record))
            {
                var answer = record.Open();
                answer.ReadInt64();
                _freeBytes = answer.ReadInt64();
            }

            return _freeBytes;
        }
    }

    public IReadOnlyList<ShelfEntry> List()
    {
        Count();
        return _shelf.List();
    }

    public IShelfFile Create(string name)
    {
        Count();
        return new ReplayedFile(_shelf.Create(name), this);
    }

    public IShelfFile Open(string name)
    {
        Count();
        return new ReplayedFile(_shelf.Open(name), this);
    }

    public void Rename(string name, string newName)
    {
        Count();
        _shelf.Rename(name, newName);
    }

    public void Delete(string name)
    {
        Count();
        _shelf.Delete(name);
    }

    private void Count()
    {
        _calls++;
        if (_answers.TryTake(IsFailureOfThisCall, out var failure))
            throw new IOException(Why(failure));
    }

    private bool IsFailureOfThisCall(TraceRecord record)
    {
        if (record.Kind != TraceRecordKind.Kept)
            return false;
        var answer = record.Open();
        if (answer.ReadFlag())
            return false;
        answer.ReadText();
        return answer.ReadInt64() == _calls;
    }

    private bool IsRoomAtThisCall(TraceRecord record) => record.Kind == TraceRecordKind.FreeSpace && record.Open().ReadInt64() == _calls;

    private static string Why(TraceRecord failure)
    {
        var answer = failure.Open();
        answer.ReadFlag();
        return answer.ReadText();
    }

    private sealed class ReplayedFile(IShelfFile file, ReplayedMedia media) : IShelfFile
    {
        public long Length => file.Length;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            media.Count();
            file.Append(bytes);
        }

        public void Overwrite(long offset, ReadOnlySpan<byte> bytes)
        {
            media.Count();
            file.Overwrite(offset, bytes);
        }

        public int Read(long offset, Span<byte> bytes)
        {
            media.Count();
            return file.Read(offset, bytes);
        }

        public void Truncate(long length)
        {
            media.Count();
            file.Truncate(length);
        }

        public void Flush() => media.Count();

        public void Dispose() => file.Dispose();
    }
}
