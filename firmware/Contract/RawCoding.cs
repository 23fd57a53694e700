namespace NeuralGlasses.Contract;

/// <summary>The 16-bit raw coding: each sample as a little-endian two's complement value, sample set after sample set.</summary>
public static class RawCoding
{
    /// <summary>Writes <paramref name="count"/> samples and returns the number of bytes, twice the count.</summary>
    public static int Encode(short[] samples, int count, byte[] buffer, int offset)
    {
        for (int i = 0; i < count; i++)
        {
            LittleEndian.WriteUInt16(buffer, offset + (2 * i), samples[i]);
        }

        return 2 * count;
    }

    /// <summary>Reads <paramref name="count"/> samples; false if <paramref name="length"/> is not twice the count.</summary>
    public static bool TryDecode(byte[] buffer, int offset, int length, short[] samples, int count)
    {
        if (length != 2 * count)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            samples[i] = LittleEndian.ReadInt16(buffer, offset + (2 * i));
        }

        return true;
    }
}
