namespace NeuralGlasses.Contract;

/// <summary>
/// The CRC-32 that closes every EMG frame: polynomial 0x04C11DB7, reflected, initial and final value 0xFFFFFFFF
/// (IEEE 802.3 §3.2.9). On the wristband the acquisition engine computes it natively; this one seals what is saved.
/// </summary>
public static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    /// <summary>Returns the checksum of <paramref name="count"/> bytes from <paramref name="offset"/>.</summary>
    public static uint Compute(byte[] buffer, int offset, int count)
    {
        uint crc = 0xFFFFFFFF;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc = (crc >> 8) ^ Table[(crc ^ buffer[i]) & 0xFF];
        }

        return crc ^ 0xFFFFFFFF;
    }

    private static uint[] BuildTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
