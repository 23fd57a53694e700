using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Storage;

/// <summary>
/// A record kept in two files, of which a save always writes the one that is not the newest: a power cut at any moment leaves
/// the old record or the new one. A slot is magic (u32), format version (u8), generation (u32), payload length (u16), payload,
/// and the CRC-32 of all bytes before it; its file has exactly that length.
/// </summary>
public sealed class TwoSlotRecord
{
    /// <summary>Bytes of a slot that are not payload.</summary>
    public const int Overhead = PayloadOffset + ChecksumLength;

    private const int VersionOffset = 4;
    private const int GenerationOffset = 5;
    private const int LengthOffset = 9;
    private const int PayloadOffset = 11;
    private const int ChecksumLength = 4;
    private const int NoSlot = -1;
    private const int FileMissing = -1;

    private readonly INonVolatileStore _store;
    private readonly int[] _files;
    private readonly uint _magic;
    private readonly int _version;
    private readonly int _capacity;
    private readonly byte[][] _images;
    private bool _isScanned;
    private bool _isDamaged;
    private int _newest = NoSlot;
    private uint _generation;
    private int _length;
    private int _loadedVersion;
    private int _failures;

    /// <summary>
    /// Makes the record in two files of the store. The magic tells this record from every other; the version (0 to 255) is what
    /// is saved; no payload of any version is longer than <paramref name="capacity"/> bytes (0 to 65535).
    /// </summary>
    public TwoSlotRecord(INonVolatileStore store, int firstFile, int secondFile, uint magic, int version, int capacity)
    {
        _store = store;
        _files = new int[] { firstFile, secondFile };
        _magic = magic;
        _version = version;
        _capacity = capacity;
        _images = new byte[][] { new byte[capacity + Overhead], new byte[capacity + Overhead] };
    }

    /// <summary>Bytes of the payload last loaded; 0 if none was.</summary>
    public int Length
    {
        get { return _length; }
    }

    /// <summary>Format version of the payload last loaded, 0 to 255; 0 if none was.</summary>
    public int Version
    {
        get { return _loadedVersion; }
    }

    /// <summary>Generation of the newest valid slot; each save adds one, and it wraps at 2^32.</summary>
    public uint Generation
    {
        get { return _generation; }
    }

    /// <summary>Saves that did not end with <see cref="SaveResult.Saved"/>.</summary>
    public int Failures
    {
        get { return _failures; }
    }

    /// <summary>Copies the newest valid payload to the start of <paramref name="payload"/>, which has room for the record's capacity.</summary>
    public LoadResult Load(byte[] payload)
    {
        Scan();
        if (_newest == NoSlot)
        {
            _length = 0;
            _loadedVersion = 0;
            return _isDamaged ? LoadResult.Damaged : LoadResult.Empty;
        }

        byte[] image = _images[_newest];
        _length = LittleEndian.ReadUInt16(image, LengthOffset);
        _loadedVersion = image[VersionOffset];
        Array.Copy(image, PayloadOffset, payload, 0, _length);
        return _isDamaged ? LoadResult.Recovered : LoadResult.Loaded;
    }

    /// <summary>Writes the first <paramref name="length"/> bytes of <paramref name="payload"/> into the slot that is not the newest, reads it back and compares.</summary>
    public SaveResult Save(byte[] payload, int length)
    {
        SaveResult result = length > _capacity ? SaveResult.TooLong : Write(payload, length);
        if (result != SaveResult.Saved)
        {
            _failures++;
        }

        return result;
    }

    private SaveResult Write(byte[] payload, int length)
    {
        if (!_isScanned)
        {
            Scan();
        }

        int target = _newest == 0 ? 1 : 0;
        byte[] image = _images[target];
        byte[] check = _images[1 - target];
        uint generation = _generation + 1;
        LittleEndian.WriteUInt32(image, 0, _magic);
        image[VersionOffset] = (byte)_version;
        LittleEndian.WriteUInt32(image, GenerationOffset, generation);
        LittleEndian.WriteUInt16(image, LengthOffset, length);
        Array.Copy(payload, 0, image, PayloadOffset, length);
        int end = PayloadOffset + length;
        LittleEndian.WriteUInt32(image, end, Crc32.Compute(image, 0, end));
        end += ChecksumLength;

        if (!_store.Write(_files[target], image, end))
        {
            return SaveResult.Full;
        }

        if (_store.Read(_files[target], check) != end || !AreEqual(image, check, end))
        {
            return SaveResult.VerifyFailed;
        }

        // A slot that could not be read now and can be read at the next start must not pass for newer than this one.
        if (_newest == NoSlot && _isDamaged)
        {
            _store.Delete(_files[1 - target]);
        }

        _newest = target;
        _generation = generation;
        return SaveResult.Saved;
    }

    private void Scan()
    {
        _isScanned = true;
        _isDamaged = false;
        _newest = NoSlot;
        _generation = 0;
        for (int slot = 0; slot < _files.Length; slot++)
        {
            byte[] image = _images[slot];
            int fileLength = _store.Read(_files[slot], image);
            if (fileLength == FileMissing)
            {
                continue;
            }

            if (!IsValid(image, fileLength))
            {
                _isDamaged = true;
                continue;
            }

            // The difference and not the values: generations wrap.
            uint generation = LittleEndian.ReadUInt32(image, GenerationOffset);
            if (_newest == NoSlot || (int)(long)(generation - _generation) > 0)
            {
                _newest = slot;
                _generation = generation;
            }
        }
    }

    private bool IsValid(byte[] image, int fileLength)
    {
        if (fileLength < Overhead || fileLength > image.Length || LittleEndian.ReadUInt32(image, 0) != _magic)
        {
            return false;
        }

        int end = PayloadOffset + LittleEndian.ReadUInt16(image, LengthOffset);
        return fileLength == end + ChecksumLength && LittleEndian.ReadUInt32(image, end) == Crc32.Compute(image, 0, end);
    }

    private static bool AreEqual(byte[] left, byte[] right, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }
}
