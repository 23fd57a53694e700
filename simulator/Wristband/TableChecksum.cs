using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>The checksum port by the contract's table, in place of the chip's ROM routine.</summary>
public sealed class TableChecksum : IChecksum
{
    /// <inheritdoc/>
    public uint Crc32(byte[] buffer, int offset, int count) => Contract.Crc32.Compute(buffer, offset, count);
}
