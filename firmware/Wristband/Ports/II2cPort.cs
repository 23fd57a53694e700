namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The I²C bus with the small chips on it: this firmware is its only controller. Calls are synchronous and start at index 0 of
/// their buffers; what a failed call has read is not valid.
/// </summary>
public interface II2cPort
{
    /// <summary>Writes <paramref name="count"/> bytes to a 7-bit address; false if address or data were not acknowledged.</summary>
    bool Write(int address, byte[] buffer, int count);

    /// <summary>Writes, then reads behind a repeated start, so that nothing comes between; false if the device did not acknowledge.</summary>
    bool WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount);
}
