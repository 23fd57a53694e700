using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>
/// The record of a session: a trace in parts, which end where they are large or long enough and something new reaches the glasses. Whatever goes wrong with
/// it ends the record and not the glasses. A killed program loses the last second of it, a power cut the last ten.
/// </summary>
internal sealed class SessionRecord : ITraceSink, IDisposable
{
    private const double MostPartUs = 3600e6;
    private const double FlushUs = 10e6;
    private readonly RecordFolder _folder;
    private readonly TraceHeader _header;
    private readonly Action<string> _complain;
    private readonly string _name;
    private TraceWriter? _file;
    private RunHash? _hash;
    private Task _flush = Task.CompletedTask;
    private HostTime _began;
    private HostTime _flushedAt;
    private HostTime _at;
    private long _bytesBefore;

    /// <summary>Begins a record.</summary>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="header">What its parts say of themselves, but for their number.</param>
    /// <param name="complain">Takes one sentence if the record ends early.</param>
    public SessionRecord(RecordFolder folder, TraceHeader header, Action<string> complain)
    {
        (_folder, _header, _complain, _name) = (folder, header, complain, folder.Begin());
        Recorder = new TraceRecorder(this);
        Attempt(() => BeginPart("", default));
    }

    /// <summary>Who records.</summary>
    public TraceRecorder Recorder { get; }

    /// <summary>The part that is written; empty if none is.</summary>
    public string File { get; private set; } = "";

    /// <summary>Parts begun.</summary>
    public int Parts { get; private set; }

    /// <summary>Bytes written, of all parts.</summary>
    public long Bytes => _bytesBefore + (_file?.Bytes ?? 0);

    /// <summary>Files of the folder removed for others.</summary>
    public int Removed => _folder.Removed;

    /// <summary>Why the record ended early, in one sentence; empty if it did not.</summary>
    public string Fault { get; private set; } = "";

    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
    {
        if (_file is null)
            return;
        try
        {
            if (TraceRecordKinds.RoleOf(kind) == TraceRole.Input)
                Turn(at);
            _hash?.Append(kind, at, payload);
        }
        catch (Exception error) when (IsOfDisk(error))
        {
            Fail(error);
        }
    }

    /// <summary>The session is over: closes the record, and takes nothing more.</summary>
    public void Complete() => Attempt(() =>
    {
        EndPart();
        File = "";
    });

    public void Dispose()
    {
        Complete();
        _file?.Dispose();
        _hash?.Dispose();
    }

    private static bool IsOfDisk(Exception error) => error is IOException or UnauthorizedAccessException or TraceException;

    private void Turn(HostTime at)
    {
        if (_began == default)
            (_began, _flushedAt) = (at, at);
        if (_file!.Bytes >= _folder.PartBytes || at.MillisecondsSince(_began) * 1000 >= MostPartUs)
            BeginPart(EndPart(), at);
        else if (at.MillisecondsSince(_flushedAt) * 1000 >= FlushUs)
            Flush(at);
        _at = at;
    }

    // The glasses do not wait for the memory: the next part, or the next flush, hears of what went wrong with this one.
    private void Flush(HostTime at)
    {
        if (!_flush.IsCompleted)
            return;
        _flush.GetAwaiter().GetResult();
        _flushedAt = at;
        _flush = Task.Run(_file!.FlushToDisk);
    }

    private void BeginPart(string before, HostTime at)
    {
        var path = _folder.PathOf(_name, Parts + 1);
        _file = new TraceWriter(path, _header with { Part = new TracePart(Parts + 1, before) });
        _hash = new RunHash(_file);
        Parts++;
        File = path;
        (_began, _flushedAt) = (at, at);
    }

    private string EndPart()
    {
        if (_file is not { } file || _hash is not { } hash)
            return "";
        _flush.GetAwaiter().GetResult();
        _flush = Task.CompletedTask;
        var ended = hash.Current();
        file.Complete(ended, _at);
        _bytesBefore += file.Bytes;
        file.Dispose();
        hash.Dispose();
        (_file, _hash) = (null, null);
        return Convert.ToHexStringLower(ended);
    }

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (IsOfDisk(error))
        {
            Fail(error);
        }
    }

    private void Fail(Exception error)
    {
        Fault = $"The record of the session ended: {error.Message}";
        File = "";
        _bytesBefore = Bytes;
        _file?.Dispose();
        _hash?.Dispose();
        (_file, _hash) = (null, null);
        _complain(Fault);
    }
}
