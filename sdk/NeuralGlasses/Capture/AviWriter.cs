using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Capture;

/// <summary>
/// Writes pictures and sound as they come into an AVI file. At every moment the file can be repaired up to its last whole chunk; index and numbers of
/// the head come at the end. AVI, because it needs no more than that: no codec, and chunks that are found without an index.
/// </summary>
internal sealed class AviWriter
{
    /// <summary>Most bytes of a file, since many programs read no AVI beyond 2 GB.</summary>
    public const long MostBytes = 1_900_000_000;

    private readonly MediaRecording _file;
    private readonly AviIndex _index = new();
    private readonly byte[] _head = new byte[8];
    private readonly AviShape _shape;

    /// <summary>Begins a file with its head.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed.</exception>
    public AviWriter(MediaRecording file, in AviShape shape)
    {
        _file = file;
        _shape = shape;
        _file.Append(AviHeader.Of(shape, 0, 0, 0, 0));
        _file.Flush();
    }

    public int Frames => _index.Frames;

    public long Samples => _index.Samples;

    public bool IsFull => _file.Length + _index.Bytes > MostBytes;

    /// <summary>Adds a picture; an empty one says that the one before stays.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed.</exception>
    public void AddFrame(ReadOnlySpan<byte> jpeg) => Add(isSound: false, jpeg);

    /// <summary>Adds sound.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed.</exception>
    public void AddSound(ReadOnlySpan<short> samples)
    {
        // The format is little-endian, as all machines are on which this runs.
        if (!samples.IsEmpty)
            Add(isSound: true, MemoryMarshal.AsBytes(samples));
    }

    /// <summary>Writes index and numbers, and gives the file its name.</summary>
    /// <exception cref="DeviceFailedException">The memory failed; the part is repaired at the next start.</exception>
    public string Finish()
    {
        _file.Close(_index.ToBytes());
        _file.Flush();
        _file.Overwrite(0, AviHeader.Of(_shape, _index.Frames, _index.Samples, _index.MoviBytes, _index.Bytes));
        return _file.Finish();
    }

    private void Add(bool isSound, ReadOnlySpan<byte> bytes)
    {
        (isSound ? AviIndex.SoundName : AviIndex.FrameName).CopyTo(_head);
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(4), bytes.Length);
        _file.Append(_head);
        _file.Append(bytes);
        if (bytes.Length % 2 == 1)
            _file.Append([0]);
        _index.Add(isSound, bytes.Length);
    }
}
