using System.Buffers.Binary;

namespace NeuralGlasses.Sound.Speech;

/// <summary>Reads what stands before the samples of a WAV stream whose length nobody knows yet, as programs write it into a pipe.</summary>
internal static class WavHead
{
    // Nothing that stands before the samples of a voice is longer.
    private const uint MostBytes = 65536;

    /// <summary>
    /// Reads up to the first sample and returns the samples a second; 0 for a stream that ends before its first byte. What it holds has to be
    /// one channel of 16-bit PCM; the length in the head is not believed.
    /// </summary>
    /// <exception cref="InvalidDataException">It is something else; the message ends a sentence.</exception>
    internal static int ReadRate(Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (count == 0)
            return 0;
        if (count < head.Length || !head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("answered with something that is no WAV");
        var rateHz = 0;
        Span<byte> part = stackalloc byte[8];
        Span<byte> format = stackalloc byte[16];
        while (true)
        {
            Fill(stream, part);
            if (part[..4].SequenceEqual("data"u8))
                return rateHz > 0 ? rateHz : throw new InvalidDataException("answered with a WAV that does not say what it holds");
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(part[4..]);
            if (length > MostBytes)
                throw new InvalidDataException("answered with a WAV that is damaged");
            var isFormat = part[..4].SequenceEqual("fmt "u8) && length >= format.Length;
            if (isFormat)
            {
                Fill(stream, format);
                rateHz = Rate(format);
                length -= (uint)format.Length;
            }

            // Parts begin at even places.
            for (length += length & 1; length > 0; length -= (uint)Math.Min(length, part.Length))
                Fill(stream, part[..(int)Math.Min(length, part.Length)]);
        }
    }

    private static int Rate(ReadOnlySpan<byte> format)
    {
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return kind == 1 && channels == 1 && bits == 16 && rate is >= 8000 and <= 96000
            ? (int)rate
            : throw new InvalidDataException($"answered with sound of kind {kind}, {channels} channels, {bits} bits and {rate} samples a second, expected one channel of 16-bit PCM of 8000 to 96000");
    }

    private static void Fill(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("answered with a WAV that ends in its head");
    }
}
