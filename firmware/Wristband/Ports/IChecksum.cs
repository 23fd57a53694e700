namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// CRC-32 as the contract defines it. On the chip this is native: in managed code it would cost some 4,000 interpreted
/// instructions a frame.
/// </summary>
public interface IChecksum
{
    /// <summary>Returns the CRC-32 of <paramref name="count"/> bytes from <paramref name="offset"/>.</summary>
    uint Crc32(byte[] buffer, int offset, int count);
}
