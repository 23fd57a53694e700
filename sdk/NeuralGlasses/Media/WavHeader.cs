using System.Buffers.Binary;

namespace NeuralGlasses.Media;

/// <summary>What stands before the samples of a WAV file (Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft 1991, and WAVEFORMATEXTENSIBLE).</summary>
internal readonly record struct WavHeader(int RateHz, int Channels, int BytesPerSample, long DataStart, long DataLength)
{
    private const int MostChunks = 64;
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;

    // The rest of the GUID that says PCM in the extensible format.
    private static ReadOnlySpan<byte> PcmTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    public int BytesPerFrame => Channels * BytesPerSample;

    /// <exception cref="SoundException">This is no WAV file of PCM.</exception>
    public static WavHeader Read(string name, Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
            throw new SoundException($"{name} is no WAV file, its first bytes differ; choose another.");
        WavHeader format = default;
        Span<byte> chunk = stackalloc byte[8];
        for (var i = 0; i < MostChunks; i++)
        {
            if (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length)
                break;
            long start = stream.Position;
            long length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("fmt "u8))
                format = ReadFormat(name, stream, length);
            if (chunk[..4].SequenceEqual("data"u8))
            {
                return format.RateHz > 0
                    ? format with { DataStart = start, DataLength = length }
                    : throw new SoundException($"{name} has samples before it says what they are; convert it to WAV of PCM anew.");
            }

            // Chunks begin at even places.
            long next = start + length + (length & 1);
            if (next >= stream.Length)
                break;
            stream.Position = next;
        }

        throw new SoundException($"{name} has no samples, expected a chunk 'data' among the first {MostChunks}; choose another.");
    }

    private static WavHeader ReadFormat(string name, Stream stream, long length)
    {
        Span<byte> format = stackalloc byte[40];
        format.Clear();
        if (length < 16 || stream.ReadAtLeast(format[..(int)Math.Min(length, format.Length)], 16, throwOnEndOfStream: false) < 16)
            throw new SoundException($"{name} says in {length} bytes what its samples are, expected at least 16; choose another.");
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        int frame = BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind == Extensible && length >= 40 && format[26..40].SequenceEqual(PcmTail))
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        if (kind != Pcm)
            throw new SoundException($"{name} holds sound of kind {kind}, expected PCM, kind 1; convert it to WAV of PCM.");
        if (channels is not (1 or 2) || bits is not (8 or 16 or 24) || frame != channels * bits / 8)
            throw new SoundException($"{name} has {channels} channels of {bits} bits in {frame} bytes, expected 1 or 2 of 8, 16 or 24 bits; convert it.");
        if (rate is < 4000 or > 192_000)
            throw new SoundException($"{name} has {rate} samples a second, expected 4000 to 192000; convert it.");
        return new WavHeader((int)rate, channels, bits / 8, 0, 0);
    }
}
