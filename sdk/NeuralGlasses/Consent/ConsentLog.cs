using System.Buffers;
using System.Security.Cryptography;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>
/// The log of every capture and of every byte that leaves the glasses: lines that are only ever added, each with the hash of all before it.
/// What it proves and what not is written in the README beside this file.
/// </summary>
public sealed class ConsentLog : IDisposable
{
    private readonly IFileShelf _shelf;
    private readonly TimeProvider _clock;
    private readonly ConsentLogOptions _options;
    private readonly Queue<ConsentEntry> _waiting = new();
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly byte[] _head = new byte[SHA256.HashSizeInBytes];
    private readonly byte[] _next = new byte[SHA256.HashSizeInBytes];
    private IShelfFile? _file;
    private int _number;

    /// <summary>Opens the log of a shelf, and adds a line that says so; a memory that fails is tried again with every line.</summary>
    /// <param name="shelf">Where its files are, and nothing else that is named alike.</param>
    /// <param name="clock">Gives the time of day of each line.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="options">How large it may grow; null for the usual sizes.</param>
    public ConsentLog(IFileShelf shelf, TimeProvider clock, HostTime at, ConsentLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(clock);
        _options = options ?? new ConsentLogOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MostFileBytes, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MostFiles, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MostWaiting, 1);
        _shelf = shelf;
        _clock = clock;
        _ = Attempt(() => Open(at));
    }

    /// <summary>Number of the newest line; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>Hash of the newest line, as 64 hexadecimal digits: who has noted it can tell later whether anything before it was changed or removed.</summary>
    public string HeadHash => Convert.ToHexStringLower(_head);

    /// <summary>Lines written.</summary>
    public long Written { get; private set; }

    /// <summary>Attempts to write that failed.</summary>
    public long Failed { get; private set; }

    /// <summary>Lines that waited for the memory and were lost because too many did.</summary>
    public long Lost { get; private set; }

    /// <summary>Lines that wait for the memory.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Torn lines that were put aside.</summary>
    public long Torn { get; private set; }

    /// <summary>Files that were removed because there were too many.</summary>
    public long Removed { get; private set; }

    /// <summary>What went wrong last, in one sentence; empty if nothing did.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>What was found when the log was opened, in one sentence; empty if all was well.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Adds a line; false if it could not be written, and then whatever it is about must not happen.</summary>
    /// <param name="entry">What it tells.</param>
    /// <param name="isDurable">Whether it must outlive a power cut before this returns; otherwise it does with the next one that must.</param>
    public bool TryAdd(ConsentEntry entry, bool isDurable = true)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Attempt(() =>
        {
            Open(entry.At);
            while (_waiting.TryPeek(out ConsentEntry? first))
            {
                Append(first, isDurable: false);
                _waiting.Dequeue();
            }

            Append(entry, isDurable);
        });
    }

    /// <summary>Adds a line about what has happened already; if it cannot be written it waits for the memory.</summary>
    public void Add(ConsentEntry entry)
    {
        if (TryAdd(entry))
            return;
        if (_waiting.Count >= _options.MostWaiting)
        {
            _waiting.Dequeue();
            Lost++;
        }

        _waiting.Enqueue(entry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is null)
            return;
        _ = Attempt(_file.Flush);
        _file?.Dispose();
        _file = null;
    }

    private bool Attempt(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What the file holds now is not known; the next line opens it anew and finds the end of the chain.
            Failed++;
            Fault = $"The consent log cannot be written: {error.Message}";
            _file?.Dispose();
            _file = null;
            return false;
        }
    }

    private void Open(HostTime at)
    {
        if (_file is not null)
            return;
        ConsentLogRecovery found = ConsentLogRecovery.Of(_shelf);
        if (found.Finding.Length > 0)
            Finding = found.Finding;
        Torn += found.WasTorn ? 1 : 0;
        found.Head.CopyTo(_head);
        Sequence = found.Sequence;
        _number = found.File;
        if (found.GoesOn)
        {
            _file = _shelf.Open(ConsentLogFiles.Name(_number));
            Append(new ConsentEntry(ConsentLineKind.Opened, at) { Text = found.Finding }, isDurable: true);
        }
        else
        {
            BeginFile(at, found.Finding);
        }
    }

    private void BeginFile(HostTime at, string text)
    {
        _file?.Flush();
        _file?.Dispose();
        _file = null;
        _number++;
        IShelfFile file = _shelf.Create(ConsentLogFiles.Name(_number));
        _file = file;
        Write(new ConsentEntry(ConsentLineKind.Opened, at) { Text = text, Before = Sequence == 0 ? "" : HeadHash }, isDurable: true);
        List<int> numbers = ConsentLogFiles.Numbers(_shelf);
        for (var i = 0; i < numbers.Count - _options.MostFiles; i++)
        {
            _shelf.Delete(ConsentLogFiles.Name(numbers[i]));
            Removed++;
        }
    }

    private void Append(ConsentEntry entry, bool isDurable)
    {
        if (_file!.Length >= _options.MostFileBytes)
            BeginFile(entry.At, "");
        Write(entry, isDurable);
    }

    private void Write(ConsentEntry entry, bool isDurable)
    {
        _head.CopyTo(_next, 0);
        ConsentLineCodec.Write(_line, Sequence + 1, _clock.GetLocalNow(), entry, _next);
        long length = _file!.Length;
        try
        {
            _file.Append(_line.WrittenSpan);
            if (isDurable)
                _file.Flush();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TakeBack(length);
            throw;
        }

        _next.CopyTo(_head, 0);
        Sequence++;
        Written++;
    }

    // The line was said not to be written, so that it must not be found later either.
    private void TakeBack(long length)
    {
        try
        {
            _file!.Truncate(length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fault = $"The consent log cannot be cut back: {error.Message}";
        }
    }
}
