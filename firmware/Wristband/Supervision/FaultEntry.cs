using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Supervision;

/// <summary>One line of the fault log, 8 bytes.</summary>
public sealed class FaultEntry
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 8;

    /// <summary>One of the constants of <see cref="FaultCode"/>; firmware of another version may have written one that it lacks.</summary>
    public int Code;

    /// <summary>What the code says that it is, 0 to 255.</summary>
    public int Detail;

    /// <summary>Low 16 bits of the number of the boot in which it happened.</summary>
    public int Boot;

    /// <summary>Seconds from power-up to the first time that it happened.</summary>
    public uint UptimeSeconds;

    /// <summary>Writes the 8 bytes at <paramref name="offset"/>: code (u8), detail (u8), boot (u16), uptime (u32).</summary>
    public void Write(byte[] buffer, int offset)
    {
        buffer[offset] = (byte)Code;
        buffer[offset + 1] = (byte)Detail;
        LittleEndian.WriteUInt16(buffer, offset + 2, Boot);
        LittleEndian.WriteUInt32(buffer, offset + 4, UptimeSeconds);
    }

    /// <summary>Reads the 8 bytes at <paramref name="offset"/>.</summary>
    public void Read(byte[] buffer, int offset)
    {
        Code = buffer[offset];
        Detail = buffer[offset + 1];
        Boot = LittleEndian.ReadUInt16(buffer, offset + 2);
        UptimeSeconds = LittleEndian.ReadUInt32(buffer, offset + 4);
    }
}
