using System.IO.Compression;
using System.Security.Cryptography;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// Writes a trace, block after block, to a file with <c>.partial</c> behind its name, which gets its own name when the trace is complete;
/// after a crash it is there and reads as a cut trace. The same records give the same bytes. Nothing is allocated for a record once the
/// blocks have found their size. Writing waits for the disk.
/// </summary>
public sealed class TraceWriter : ITraceSink, IDisposable
{
    /// <summary>What stands behind the name of a file that is not complete.</summary>
    public const string PartialSuffix = ".partial";

    // A crash costs the last second; a block of a second compresses nearly as well as one of a minute.
    private const long BlockMicroseconds = 1_000_000;
    private const int BlockLength = 64 * 1024;

    // Measured on a run: a higher quality takes much longer and saves little, because samples are noise.
    private const int Quality = 4;
    private const int Window = 18;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[TraceLayout.BlockHeadLength];
    private readonly long[] _counts = new long[256];
    private byte[] _plain = new byte[2 * BlockLength];
    private byte[] _stored = new byte[2 * BlockLength];
    private int _length;
    private int _records;
    private long _firstRecord;
    private HostTime _began;
    private bool _isComplete;
    private bool _hasFailed;

    /// <summary>Begins a trace.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="TraceException">There is such a file already, or an incomplete one of the same name, or the folder cannot be written to.</exception>
    public TraceWriter(string path, TraceHeader header)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(header);
        _path = path;
        RequireNew(path);
        try
        {
            _file = new FileStream(path + PartialSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TraceException($"{path}: cannot be written ({error.Message}); choose a file in a folder that exists and that you may write to.", error);
        }

        byte[] bytes = TraceLayout.WriteHeader(header);
        _content.AppendData(bytes);
        _file.Write(bytes);
        Bytes = bytes.Length;
    }

    /// <summary>Records appended so far.</summary>
    public long Records => _firstRecord + _records;

    /// <summary>Bytes of the file so far; what was appended last is not among them yet.</summary>
    public long Bytes { get; private set; }

    /// <summary>Accepts only a path at which a trace can be begun; a program that has work to do before it begins one asks first.</summary>
    /// <exception cref="TraceException">There is such a file already, or an incomplete one of the same name.</exception>
    public static void RequireNew(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
            throw new TraceException($"{path}: exists already, expected a new file; choose another name or move it away.");
        if (File.Exists(path + PartialSuffix))
            throw new TraceException($"{path + PartialSuffix}: was left by a run that did not end and may hold the last of it; replay it, move it away, or choose another name.");
    }

    /// <inheritdoc/>
    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        int length = RunHash.HeadLength + payload.Length;
        if (_records > 0 && (_length + length > BlockLength || at.Microseconds - _began.Microseconds >= BlockMicroseconds))
            CloseBlock();
        if (_records == 0)
            _began = at;
        if (_length + length > _plain.Length)
            Array.Resize(ref _plain, Math.Max(_length + length, 2 * _plain.Length));
        Span<byte> room = _plain.AsSpan(_length, length);
        RunHash.WriteHead(room, kind, at, payload.Length);
        payload.CopyTo(room[RunHash.HeadLength..]);
        _content.AppendData(room);
        _length += length;
        _records++;
        _counts[(int)kind]++;
    }

    /// <summary>Writes what is waiting, closes the trace and gives the file its name.</summary>
    /// <param name="runHash">The run's hash, 32 bytes.</param>
    /// <param name="at">Host time of the end.</param>
    public void Complete(ReadOnlySpan<byte> runHash, HostTime at)
    {
        var end = new TraceRecorder(this).Begin(TraceRecordKind.End, at).AddInt64(Records).AddByte(_counts.Count(count => count > 0));
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            if (_counts[kind] > 0)
                end.AddByte(kind).AddInt64(_counts[kind]);
        }

        end.AddBytes(runHash).AddBytes(_content.GetCurrentHash()).End();
        CloseBlock();
        _isComplete = true;
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_path + PartialSuffix, _path, overwrite: false);
    }

    /// <summary>Waits until all that was written outlives a power cut. Another thread than the one that appends may call it.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public void FlushToDisk() => RandomAccess.FlushToDisk(_file.SafeFileHandle);

    /// <summary>Closes the file; one that is not complete keeps all that was appended, under its partial name.</summary>
    public void Dispose()
    {
        if (!_isComplete && !_hasFailed && _records > 0)
            CloseBlock();
        _isComplete = true;
        _file.Dispose();
        _content.Dispose();
    }

    private void CloseBlock()
    {
        if (_stored.Length < _length)
            _stored = new byte[_plain.Length];

        // Compressed bytes are kept only where they are fewer: equal lengths mean that a block is stored as it is.
        bool isSmaller = BrotliEncoder.TryCompress(_plain.AsSpan(0, _length), _stored.AsSpan(0, _length - 1), out int stored, Quality, Window) && stored > 0;
        byte[] bytes = isSmaller ? _stored : _plain;
        int count = isSmaller ? stored : _length;
        TraceLayout.WriteBlockHead(_head, new TraceBlock(count, _length, _records, _firstRecord, Crc32.Compute(bytes, 0, count)));

        // A block that was written in part ends the file, since nothing can stand behind it.
        _hasFailed = true;
        _file.Write(_head);
        _file.Write(bytes.AsSpan(0, count));
        _hasFailed = false;
        Bytes += _head.Length + count;
        _firstRecord += _records;
        _records = 0;
        _length = 0;
    }
}
