using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// A store whose files live as long as this object, over any number of power cycles of the firmware. It can run full, go bad,
/// and lose power after any byte of any write. It needs room for the new file beside the old one, as a copy-on-write file
/// system does.
/// </summary>
public sealed class VirtualStore : INonVolatileStore
{
    /// <summary>Bytes that <see cref="PowerCutStyle.TornPage"/> turns into garbage together; a choice of the model, not of a chip.</summary>
    public const int PageBytes = 16;

    private const int Missing = -1;
    private const int Unreadable = -2;

    private readonly Dictionary<int, StoredFile> _files = [];
    private readonly int _capacityBytes;
    private readonly Random _garbage;
    private long _bytesUntilCut = long.MaxValue;
    private PowerCutStyle _cutStyle;

    /// <summary>Makes an empty store of a capacity in bytes; equal seeds give equal garbage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public VirtualStore(int capacityBytes = 65536, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacityBytes);
        _capacityBytes = capacityBytes;
        _garbage = new Random(seed);
    }

    /// <summary>Whether the board has power; without it every call throws.</summary>
    public bool HasPower { get; private set; } = true;

    /// <summary>Whether the store takes no writes and no deletions any more.</summary>
    public bool RefusesWrites { get; set; }

    /// <summary>Whether a refused write leaves an empty file rather than the old one.</summary>
    public bool RefusalEmptiesFile { get; set; }

    /// <summary>Whether no file can be read any more.</summary>
    public bool RefusesReads { get; set; }

    /// <summary>Whether each write flips one bit of the file and says that all is well.</summary>
    public bool DamagesWrites { get; set; }

    /// <summary>Writes that were carried out, for the wear of the flash.</summary>
    public int Writes { get; private set; }

    /// <summary>Writes that were refused.</summary>
    public int RefusedWrites { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="PowerLostException">The board has no power.</exception>
    public int Read(int file, byte[] buffer)
    {
        RequirePower();
        if (RefusesReads)
            return Unreadable;
        if (!_files.TryGetValue(file, out var stored) || !stored.Exists)
            return Missing;
        stored.Bytes.AsSpan(0, Math.Min(stored.Length, buffer.Length)).CopyTo(buffer);
        return stored.Length;
    }

    /// <inheritdoc/>
    /// <exception cref="PowerLostException">The board has no power, or lost it during this write.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is not within the buffer.</exception>
    public bool Write(int file, byte[] buffer, int length)
    {
        RequirePower();
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, buffer.Length);
        if (!_files.TryGetValue(file, out var stored))
            _files[file] = stored = new StoredFile();

        if (RefusesWrites || UsedBytes() + length > _capacityBytes)
        {
            RefusedWrites++;
            if (RefusalEmptiesFile)
                stored.Set([]);
            return false;
        }

        if (_bytesUntilCut <= length)
        {
            var written = (int)_bytesUntilCut;
            Cut(stored, buffer.AsSpan(0, length), written);
            LosePower();
        }

        _bytesUntilCut -= _bytesUntilCut == long.MaxValue ? 0 : length;
        Writes++;
        stored.Set(buffer.AsSpan(0, length));
        if (DamagesWrites && length > 0)
            stored.Bytes[_garbage.Next(length)] ^= (byte)(1 << _garbage.Next(8));
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="PowerLostException">The board has no power, or lost it before the file was gone.</exception>
    public bool Delete(int file)
    {
        RequirePower();
        if (_bytesUntilCut <= 0)
            LosePower();
        if (!_files.TryGetValue(file, out var stored) || !stored.Exists)
            return true;
        stored.Exists = RefusesWrites;
        return !stored.Exists;
    }

    /// <summary>
    /// Cuts the power when <paramref name="bytes"/> more bytes have been written, by one write or by several: within the write
    /// that brings them, before it returns. Zero cuts the next write before its first byte, or the next deletion.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void CutPowerAfter(long bytes, PowerCutStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        _bytesUntilCut = bytes;
        _cutStyle = style;
    }

    /// <summary>Gives the board its power back, and forgets a cut that was planned.</summary>
    public void RestorePower()
    {
        HasPower = true;
        _bytesUntilCut = long.MaxValue;
    }

    /// <summary>Returns a copy of what lies in a file, null if it does not exist; needs no power.</summary>
    public byte[]? Peek(int file) => _files.TryGetValue(file, out var stored) && stored.Exists ? stored.Bytes[..stored.Length] : null;

    /// <summary>Puts bytes into a file, or removes it for null, past every limit; needs no power.</summary>
    public void Poke(int file, byte[]? bytes)
    {
        if (!_files.TryGetValue(file, out var stored))
            _files[file] = stored = new StoredFile();
        stored.Set(bytes);
        stored.Exists = bytes is not null;
    }

    private void RequirePower()
    {
        if (!HasPower)
            throw new PowerLostException();
    }

    private void LosePower()
    {
        HasPower = false;
        throw new PowerLostException();
    }

    private int UsedBytes()
    {
        var used = 0;
        foreach (var stored in _files.Values)
            used += stored.Exists ? stored.Length : 0;
        return used;
    }

    private void Cut(StoredFile stored, ReadOnlySpan<byte> bytes, int written)
    {
        if (_cutStyle == PowerCutStyle.OldKept)
            return;
        if (_cutStyle == PowerCutStyle.FileLost)
        {
            stored.Exists = false;
            return;
        }

        var old = stored.Exists && _cutStyle != PowerCutStyle.TruncatedThenPrefix ? stored.Bytes[..stored.Length] : [];
        var torn = _cutStyle switch
        {
            _ when written == bytes.Length => (From: written, To: written),
            PowerCutStyle.TornByte => (From: written, To: written + 1),
            PowerCutStyle.TornPage => (From: written / PageBytes * PageBytes, To: ((written / PageBytes) + 1) * PageBytes),
            _ => (From: written, To: written),
        };
        var left = new byte[Math.Max(old.Length, torn.To)];
        old.CopyTo(left, 0);
        bytes[..torn.From].CopyTo(left);
        _garbage.NextBytes(left.AsSpan(torn.From, torn.To - torn.From));
        stored.Set(left);
    }

    // Keeps its array from write to write, so that a firmware that saves costs the simulator no garbage.
    private sealed class StoredFile
    {
        internal byte[] Bytes { get; private set; } = [];

        internal int Length { get; private set; }

        internal bool Exists { get; set; }

        internal void Set(ReadOnlySpan<byte> bytes)
        {
            if (Bytes.Length < bytes.Length)
                Bytes = new byte[bytes.Length];
            bytes.CopyTo(Bytes);
            Length = bytes.Length;
            Exists = true;
        }
    }
}
