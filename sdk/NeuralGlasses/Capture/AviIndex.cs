using System.Buffers.Binary;

namespace NeuralGlasses.Capture;

/// <summary>Where each chunk of an AVI file lies: what stands at its end as <c>idx1</c>.</summary>
internal sealed class AviIndex
{
    private const int EntryBytes = 16;
    private const uint IsSound = 0x8000_0000;

    private readonly List<uint> _chunks = [];

    /// <summary>Bytes of all chunks with their heads.</summary>
    public long MoviBytes { get; private set; }

    public int Frames { get; private set; }

    public long Samples { get; private set; }

    public static ReadOnlySpan<byte> FrameName => "00dc"u8;

    public static ReadOnlySpan<byte> SoundName => "01wb"u8;

    public static int Padded(int length) => (length + 1) & ~1;

    /// <summary>Bytes that the index will have.</summary>
    public long Bytes => 8 + ((long)_chunks.Count * EntryBytes);

    public void Add(bool isSound, int length)
    {
        _chunks.Add((uint)length | (isSound ? IsSound : 0));
        MoviBytes += 8 + Padded(length);
        Frames += isSound ? 0 : 1;
        Samples += isSound ? length / sizeof(short) : 0;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        "idx1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);

        // Places count from the name of the list of chunks.
        uint place = 4;
        for (var i = 0; i < _chunks.Count; i++)
        {
            Span<byte> entry = bytes.AsSpan(8 + (i * EntryBytes), EntryBytes);
            bool isSound = (_chunks[i] & IsSound) != 0;
            uint length = _chunks[i] & ~IsSound;
            (isSound ? SoundName : FrameName).CopyTo(entry);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], length == 0 ? 0u : 0x10u);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], place);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], length);
            place += 8 + (uint)Padded((int)length);
        }

        return bytes;
    }
}
