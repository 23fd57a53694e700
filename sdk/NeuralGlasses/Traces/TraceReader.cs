using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>Reads a trace from its beginning, block after block, and proves each byte of it. A trace that ends before its end is read up to there.</summary>
public sealed class TraceReader : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly RunHash _run = new();
    private readonly byte[] _head = new byte[TraceLayout.BlockHeadLength];
    private byte[] _plain = [];
    private int _at;
    private int _block = -1;
    private int _blockRecords;
    private long _next;
    private bool _isOver;

    /// <summary>Opens a trace and reads its header.</summary>
    /// <exception cref="TraceException">The file is missing, is no trace, is of another version, is damaged, or is cut before its first record.</exception>
    public TraceReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        if (!File.Exists(path))
            throw new TraceException($"{path}: there is no such file; give the path of a trace, which `run --trace FILE` writes.");
        try
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TraceException($"{path}: cannot be opened ({error.Message}).", error);
        }

        try
        {
            Header = ReadHeader();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the trace says of itself.</summary>
    public TraceHeader Header { get; }

    /// <summary>One sentence that says where the trace is cut, once its end was looked for and is not there; null for a whole one.</summary>
    public string? Cut { get; private set; }

    /// <summary>The run's hash over the records read so far, 32 bytes.</summary>
    public byte[] RunHashSoFar() => _run.Current();

    /// <summary>Opens the part that follows; null if there is none, or this file is no part of a record.</summary>
    /// <exception cref="TraceException">What follows by its name is the part of another record, or cannot be read.</exception>
    public TraceReader? OpenNext()
    {
        if (Header.Part is not { } part || TraceParts.Find(_path, part.Number + 1) is not { } path)
            return null;
        var next = new TraceReader(path);
        if (next.Header.Part is { } following && following.Number == part.Number + 1 && following.Before == Convert.ToHexStringLower(RunHashSoFar()))
            return next;
        next.Dispose();
        throw new TraceException($"{path}: does not go on where {_path} ends; expected part {part.Number + 1} of the same record, move it away.");
    }

    /// <summary>Reads the next record; false at the end, which is proved, or at the cut.</summary>
    /// <exception cref="TraceException">The trace is damaged here.</exception>
    public bool TryRead(out TraceRecord record)
    {
        record = default;
        if (_isOver || (_at == _plain.Length && !TryReadBlock()))
            return false;
        record = ReadRecord();
        if (record.Kind == TraceRecordKind.End)
        {
            _isOver = true;
            Prove(record);
            return false;
        }

        ReadOnlySpan<byte> bytes = _plain.AsSpan(_at - record.Payload.Length - RunHash.HeadLength, record.Payload.Length + RunHash.HeadLength);
        _content.AppendData(bytes);
        _run.Append(record.Kind, record.At, record.Payload.Span);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _content.Dispose();
        _run.Dispose();
    }

    private TraceHeader ReadHeader()
    {
        var prefix = new byte[TraceLayout.PrefixLength];
        int read = _file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        int compared = Math.Min(read, TraceLayout.Signature.Length);
        if (!prefix.AsSpan(0, compared).SequenceEqual(TraceLayout.Signature[..compared]))
            throw new TraceException($"{_path}: is no trace, its first bytes differ from those of {TraceHeader.CurrentFormat}; give a file that `run --trace FILE` wrote.");
        if (read < prefix.Length)
            throw CutInHeader();
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8));
        if (version != TraceLayout.Version)
            throw new TraceException($"{_path}: is a trace of version {version}, this program reads version {TraceLayout.Version}; use the release that recorded it, or record anew.");
        int length = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(12));
        if (length is < 2 or > TraceLayout.MaxHeaderLength)
            throw Damaged("its header", "the length of it cannot be");
        var bytes = new byte[TraceLayout.PrefixLength + length + sizeof(uint)];
        prefix.CopyTo(bytes, 0);
        if (_file.ReadAtLeast(bytes.AsSpan(prefix.Length), bytes.Length - prefix.Length, throwOnEndOfStream: false) < bytes.Length - prefix.Length)
            throw CutInHeader();
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint))) != Crc32.Compute(bytes, 0, bytes.Length - sizeof(uint)))
            throw Damaged("its header", "the checksum does not fit");
        _content.AppendData(bytes);
        try
        {
            return TraceHeader.FromJson(bytes.AsSpan(prefix.Length, length));
        }
        catch (TraceException error)
        {
            throw new TraceException($"{_path}: {error.Message}; the program that wrote the trace is at fault.", error);
        }
    }

    private bool TryReadBlock()
    {
        _block++;
        long begin = _file.Position;
        int read = _file.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        if (read < _head.Length)
            return End(begin);
        if (!TraceLayout.TryReadBlockHead(_head, out TraceBlock block))
            return IsPartial ? End(begin) : throw Damaged($"the head of block {_block} at byte {begin}", "its checksum does not fit");
        if (block.FirstRecord != _next)
            throw Damaged($"block {_block} at byte {begin}", $"it begins with record {block.FirstRecord}, expected {_next}");
        if (block.StoredLength > _file.Length - _file.Position)
            return End(begin);
        var stored = new byte[block.StoredLength];
        _file.ReadExactly(stored);
        if (Crc32.Compute(stored, 0, stored.Length) != block.Checksum)
            return IsPartial ? End(begin) : throw Damaged($"block {_block} at byte {begin}, records {block.FirstRecord} to {block.FirstRecord + block.Records - 1}", "its checksum does not fit");
        _plain = block.StoredLength == block.PlainLength ? stored : Expand(stored, block, begin);
        _at = 0;
        _blockRecords = block.Records;
        return true;
    }

    // After a power cut the end of a file may hold what was never written to it.
    private bool IsPartial => _path.EndsWith(TraceWriter.PartialSuffix, StringComparison.Ordinal);

    private byte[] Expand(byte[] stored, in TraceBlock block, long begin)
    {
        var plain = new byte[block.PlainLength];
        return BrotliDecoder.TryDecompress(stored, plain, out int written) && written == plain.Length
            ? plain
            : throw Damaged($"block {_block} at byte {begin}", "it cannot be decompressed");
    }

    private bool End(long begin)
    {
        _isOver = true;
        Cut = _next == 0
            ? $"The trace is cut at byte {_file.Length}, before its first record."
            : $"The trace is cut at byte {_file.Length}, behind record {_next - 1} of the block that ends at byte {begin}.";
        return false;
    }

    private TraceRecord ReadRecord()
    {
        ReadOnlySpan<byte> rest = _plain.AsSpan(_at);
        int length = rest.Length < RunHash.HeadLength ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        if (length < 0 || length > rest.Length - RunHash.HeadLength || --_blockRecords < 0)
            throw Damaged($"record {_next}", "its length cannot be");
        var at = new HostTime(BinaryPrimitives.ReadInt64LittleEndian(rest[5..]));
        var record = new TraceRecord(_next++, (TraceRecordKind)rest[0], at, _plain.AsMemory(_at + RunHash.HeadLength, length));
        _at += RunHash.HeadLength + length;
        return record;
    }

    private void Prove(TraceRecord end)
    {
        TracePayload payload = end.Open();
        long records = payload.ReadInt64();
        payload.ReadBytes(payload.ReadByte() * 9);
        ReadOnlySpan<byte> run = payload.ReadBytes(SHA256.HashSizeInBytes);
        ReadOnlySpan<byte> content = payload.ReadBytes(SHA256.HashSizeInBytes);
        if (records != end.Number || !run.SequenceEqual(_run.Current()) || !content.SequenceEqual(_content.GetCurrentHash()))
            throw Damaged("its end", "the counts or hashes in it do not fit what is before it");
        if (_at != _plain.Length || _file.Position != _file.Length)
            throw Damaged("its end", $"{_file.Length - _file.Position + _plain.Length - _at} bytes stand behind it");
    }

    private TraceException CutInHeader() => new($"{_path}: is cut at byte {_file.Length}, within its header; what recorded it is not known, so nothing of it can be used; fetch it again.");

    private TraceException Damaged(string where, string what) => new($"{_path}: is damaged: {where} is not what was written, {what}; fetch it again, or replay the part before by cutting the file there.");
}
