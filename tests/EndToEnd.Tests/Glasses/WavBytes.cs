using System.Buffers.Binary;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Makes WAV files of every kind, written apart from the simulator's own writer.</summary>
internal static class WavBytes
{
    public static byte[] Make(int rateHz, int channels, int bits, bool isFloat, Func<int, int, double> sample, int count, bool extensible = false, bool junkFirst = false)
    {
        var data = new MemoryStream();
        for (var i = 0; i < count; i++)
        {
            for (var channel = 0; channel < channels; channel++)
                data.Write(Encode(sample(i, channel), bits, isFloat));
        }

        var format = new MemoryStream();
        Put16(format, extensible ? 0xFFFE : isFloat ? 3 : 1);
        Put16(format, channels);
        Put32(format, rateHz);
        Put32(format, rateHz * channels * bits / 8);
        Put16(format, channels * bits / 8);
        Put16(format, bits);
        if (extensible)
        {
            Put16(format, 22);
            Put16(format, bits);
            Put32(format, 3);
            Put16(format, isFloat ? 3 : 1);
            format.Write(new byte[14]);
        }

        var file = new MemoryStream();
        file.Write("RIFF"u8);
        Put32(file, 0);
        file.Write("WAVE"u8);
        if (junkFirst)
            Part(file, "LIST"u8, [1, 2, 3]);
        Part(file, "fmt "u8, format.ToArray());
        Part(file, "data"u8, data.ToArray());
        return file.ToArray();
    }

    private static void Part(MemoryStream file, ReadOnlySpan<byte> name, byte[] body)
    {
        file.Write(name);
        Put32(file, body.Length);
        file.Write(body);
        if (body.Length % 2 == 1)
            file.WriteByte(0);
    }

    private static void Put16(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)value);
        stream.WriteByte((byte)(value >> 8));
    }

    private static void Put32(MemoryStream stream, int value)
    {
        Put16(stream, value & 0xFFFF);
        Put16(stream, value >> 16);
    }

    private static byte[] Encode(double value, int bits, bool isFloat)
    {
        var bytes = new byte[8];
        if (isFloat && bits == 32)
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        else if (isFloat)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)Math.Round(value * ((1L << (bits - 1)) - 1)));
        return bytes[..(bits / 8)];
    }
}
