using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>Writes one channel of 16-bit samples as a WAV file under another name, and gives the file its own once it is whole.</summary>
public sealed class WavWriter : IDisposable
{
    private const int HeadLength = 44;

    // The length in the head has 32 bits.
    private const long MostBytes = uint.MaxValue - HeadLength;

    private readonly string _file;
    private readonly int _rateHz;
    private readonly FileStream _stream;

    /// <summary>Begins a file that must not exist yet, at a rate in hertz.</summary>
    public WavWriter(string file, int rateHz)
    {
        _file = file;
        _rateHz = rateHz;
        _stream = new FileStream(file + ".part", FileMode.CreateNew, FileAccess.Write);
        _stream.SetLength(HeadLength);
    }

    /// <summary>Samples written so far, those passed over among them.</summary>
    public long Count { get; private set; }

    /// <summary>Writes samples from an index on; what was passed over since the last ones is silence, and what lies before is overwritten. Throws <see cref="IOException"/> if the file would become larger than a WAV file can be.</summary>
    public void Write(long index, ReadOnlySpan<short> samples)
    {
        var end = index + samples.Length;
        if (end * sizeof(short) > MostBytes)
            throw new IOException($"the sound {_file} would be longer than a WAV file can be");
        _stream.Position = HeadLength + (index * sizeof(short));
        _stream.Write(MemoryMarshal.AsBytes(samples));
        Count = Math.Max(Count, end);
    }

    /// <summary>Ends the file at a number of samples, with silence or without what lies behind it.</summary>
    public void SetCount(long count)
    {
        Count = count;
        _stream.SetLength(HeadLength + (count * sizeof(short)));
    }

    /// <summary>Writes the head and gives the file its name.</summary>
    public void Dispose()
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var bytes = (uint)(Count * sizeof(short));
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], bytes + HeadLength - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], (uint)_rateHz);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], (uint)_rateHz * sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(head[32..], sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(head[34..], 8 * sizeof(short));
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[40..], bytes);
        _stream.Position = 0;
        _stream.Write(head);
        _stream.Dispose();
        File.Move(_file + ".part", _file, overwrite: false);
    }
}
