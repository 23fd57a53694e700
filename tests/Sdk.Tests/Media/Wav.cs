using System.Buffers.Binary;
using System.Text;

namespace NeuralGlasses.Sdk.Tests.Media;

// WAV files for tests.
internal static class Wav
{
    // Sixteen-bit samples of one or two channels as a file of some width.
    public static byte[] Of(ReadOnlySpan<short> samples, int rateHz, int channels = 1, int bits = 16, int kind = 1)
    {
        int width = bits / 8;
        var sound = new byte[samples.Length * width];
        for (var i = 0; i < samples.Length; i++)
        {
            Span<byte> at = sound.AsSpan(i * width, width);
            if (width == 1)
                at[0] = (byte)((samples[i] >> 8) + 128);
            else
                BinaryPrimitives.WriteInt16LittleEndian(at[(width - 2)..], samples[i]);
        }

        return Of(Format(rateHz, channels, bits, kind), sound);
    }

    public static byte[] Of(byte[] format, byte[] sound) =>
        Chunk("RIFF", [.. "WAVE"u8, .. Chunk("fmt ", format), .. Chunk("LIST", [1, 2, 3]), .. Chunk("data", sound)]);

    public static byte[] Format(int rateHz, int channels, int bits, int kind = 1)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)kind);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rateHz);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), rateHz * channels * bits / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        return format;
    }

    public static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. content, .. new byte[content.Length & 1]];
    }
}
