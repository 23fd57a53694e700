namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// A few small files, known by number, that outlive power. On the chip they lie in the littlefs drive. A power cut during
/// <see cref="Write"/> may leave any first part of the new bytes, with or without old ones behind it, the old file, or none;
/// it harms no other file. Not verified on a chip.
/// </summary>
public interface INonVolatileStore
{
    /// <summary>
    /// Reads a file from its start into <paramref name="buffer"/> and returns the file's whole length in bytes, -1 if it does
    /// not exist, or -2 if it cannot be read. A length greater than the buffer's says that the rest was not read.
    /// </summary>
    int Read(int file, byte[] buffer);

    /// <summary>
    /// Makes the first <paramref name="length"/> bytes of <paramref name="buffer"/> the whole content of the file. False if the
    /// store is full or broken; the file is then in the same doubt as after a power cut.
    /// </summary>
    bool Write(int file, byte[] buffer, int length);

    /// <summary>Removes a file; true if it does not exist afterwards, whether or not it did before.</summary>
    bool Delete(int file);
}
