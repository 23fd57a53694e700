namespace NeuralGlasses.Contract;

/// <summary>What a measurement found on up to eight channels, in 19 bytes: what was measured, from which channel on, and a value for each.</summary>
public sealed class MeasurementReport
{
    /// <summary>Length in bytes; it fits the smallest notification.</summary>
    public const int Length = 19;

    /// <summary>Channels of one report.</summary>
    public const int ChannelsPerReport = 8;

    /// <summary>Value that says that there is none: the pair is open, beyond the range, or was not measured.</summary>
    public const int None = 0xFFFF;

    /// <summary>Weight of one step of an impedance, in ohms.</summary>
    public const int ImpedanceStepOhms = 100;

    /// <summary>Weight of one step of noise, in nanovolts RMS at the electrode.</summary>
    public const int NoiseStepNanovolts = 1;

    /// <summary>One of the Measure constants of <see cref="ControlPoint"/>.</summary>
    public int Kind;

    /// <summary>Number of the first channel, 0 or 8.</summary>
    public int FirstChannel;

    /// <summary>One of the Result constants of <see cref="ControlPoint"/>; the values count only after success.</summary>
    public int Result;

    /// <summary>A value for each channel, 0 to 65534, or <see cref="None"/>.</summary>
    public readonly int[] Values = new int[ChannelsPerReport];

    /// <summary>Writes the bytes at the start of <paramref name="buffer"/>.</summary>
    public void Write(byte[] buffer)
    {
        buffer[0] = (byte)Kind;
        buffer[1] = (byte)FirstChannel;
        buffer[2] = (byte)Result;
        for (int i = 0; i < ChannelsPerReport; i++)
        {
            LittleEndian.WriteUInt16(buffer, 3 + (2 * i), Values[i]);
        }
    }

    /// <summary>Reads a report; false if <paramref name="length"/> is less than 19. Later versions may be longer.</summary>
    public bool TryRead(byte[] buffer, int offset, int length)
    {
        if (length < Length)
        {
            return false;
        }

        Kind = buffer[offset];
        FirstChannel = buffer[offset + 1];
        Result = buffer[offset + 2];
        for (int i = 0; i < ChannelsPerReport; i++)
        {
            Values[i] = LittleEndian.ReadUInt16(buffer, offset + 3 + (2 * i));
        }

        return true;
    }
}
