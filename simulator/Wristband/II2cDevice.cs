namespace NeuralGlasses.Simulator.Wristband;

/// <summary>A chip on the simulated I²C bus. A transfer takes no time and reaches the chip whole.</summary>
public interface II2cDevice
{
    /// <summary>Takes the bytes of a write behind the address; false if the chip does not acknowledge.</summary>
    bool Write(ReadOnlySpan<byte> bytes);

    /// <summary>Gives the bytes of a read, from where the last write left the register address; false if the chip does not acknowledge.</summary>
    bool Read(Span<byte> bytes);
}
