namespace NeuralGlasses.Contract;

/// <summary>Reads and writes little-endian integers in a caller's buffer, the byte order of every field in this contract.</summary>
public static class LittleEndian
{
    /// <summary>Writes the low 16 bits of <paramref name="value"/> at <paramref name="offset"/>.</summary>
    public static void WriteUInt16(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
    }

    /// <summary>Writes <paramref name="value"/> at <paramref name="offset"/>.</summary>
    public static void WriteUInt32(byte[] buffer, int offset, uint value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
        buffer[offset + 2] = (byte)(value >> 16);
        buffer[offset + 3] = (byte)(value >> 24);
    }

    /// <summary>Writes the 64 bits of <paramref name="value"/> at <paramref name="offset"/>.</summary>
    public static void WriteUInt64(byte[] buffer, int offset, long value)
    {
        WriteUInt32(buffer, offset, (uint)value);
        WriteUInt32(buffer, offset + 4, (uint)(value >> 32));
    }

    /// <summary>Reads a 64-bit value at <paramref name="offset"/>; values from 2^63 on come out negative.</summary>
    public static long ReadUInt64(byte[] buffer, int offset)
    {
        return ReadUInt32(buffer, offset) | ((long)ReadUInt32(buffer, offset + 4) << 32);
    }

    /// <summary>Reads an unsigned 16-bit value at <paramref name="offset"/>.</summary>
    public static int ReadUInt16(byte[] buffer, int offset)
    {
        return buffer[offset] | (buffer[offset + 1] << 8);
    }

    /// <summary>Reads a signed 16-bit value at <paramref name="offset"/>.</summary>
    public static short ReadInt16(byte[] buffer, int offset)
    {
        return (short)(buffer[offset] | (buffer[offset + 1] << 8));
    }

    /// <summary>Reads an unsigned 32-bit value at <paramref name="offset"/>.</summary>
    public static uint ReadUInt32(byte[] buffer, int offset)
    {
        return (uint)(buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24));
    }
}
