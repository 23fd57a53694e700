namespace NeuralGlasses.Contract;

/// <summary>What the wristband says of itself: state, stream settings, scale, electrodes and losses, in 20 bytes.</summary>
public sealed class DeviceStatus
{
    /// <summary>Length in bytes; it fits the smallest notification.</summary>
    public const int Length = 20;

    /// <summary>State: powered and waiting.</summary>
    public const int StateIdle = 0;

    /// <summary>State: streaming.</summary>
    public const int StateStreaming = 1;

    /// <summary>State: stopped by a fault; <see cref="Fault"/> says which.</summary>
    public const int StateFault = 2;

    /// <summary>Frame layout version that the wristband sends.</summary>
    public int ProtocolVersion = EmgStreamFormat.Version;

    /// <summary>One of the State constants.</summary>
    public int State;

    /// <summary>The fault that stopped the band, one of <see cref="FaultCode"/>.</summary>
    public int Fault;

    /// <summary>Channels of the stream, 8 or 16.</summary>
    public int ChannelCount;

    /// <summary>Sample rate of the stream, in hertz.</summary>
    public int RateHz;

    /// <summary>One of the coding constants of <see cref="ControlPoint"/>.</summary>
    public int Coding;

    /// <summary>Weight of one step of a sample, in picovolts at the electrode.</summary>
    public uint LsbPicovolts;

    /// <summary>Channels with an electrode off, bit 0 = channel 0.</summary>
    public int LeadOff;

    /// <summary>Frames dropped because they waited for the radio for more than 320 ms or are too long for the link, up to 65535 and then held.</summary>
    public int DroppedBlocks;

    /// <summary>Frames that the acquisition engine lost because nobody read them, up to 65535 and then held.</summary>
    public int Overruns;

    /// <summary>Notifications that the radio refused for the time being, up to 65535 and then held.</summary>
    public int RadioBusy;

    /// <summary>Version of the control point's commands.</summary>
    public int ControlPointVersion = ControlPoint.Version;

    /// <summary>Writes the 20 bytes at the start of <paramref name="buffer"/>.</summary>
    public void Write(byte[] buffer)
    {
        buffer[0] = (byte)ProtocolVersion;
        buffer[1] = (byte)State;
        buffer[2] = (byte)Fault;
        buffer[3] = (byte)ChannelCount;
        LittleEndian.WriteUInt16(buffer, 4, RateHz);
        buffer[6] = (byte)Coding;
        LittleEndian.WriteUInt32(buffer, 7, LsbPicovolts);
        LittleEndian.WriteUInt16(buffer, 11, LeadOff);
        LittleEndian.WriteUInt16(buffer, 13, Held(DroppedBlocks));
        LittleEndian.WriteUInt16(buffer, 15, Held(Overruns));
        LittleEndian.WriteUInt16(buffer, 17, Held(RadioBusy));
        buffer[19] = (byte)ControlPointVersion;
    }

    /// <summary>Reads a status; false if <paramref name="length"/> is less than 20. Later versions may be longer.</summary>
    public bool TryRead(byte[] buffer, int offset, int length)
    {
        if (length < Length)
        {
            return false;
        }

        ProtocolVersion = buffer[offset];
        State = buffer[offset + 1];
        Fault = buffer[offset + 2];
        ChannelCount = buffer[offset + 3];
        RateHz = LittleEndian.ReadUInt16(buffer, offset + 4);
        Coding = buffer[offset + 6];
        LsbPicovolts = LittleEndian.ReadUInt32(buffer, offset + 7);
        LeadOff = LittleEndian.ReadUInt16(buffer, offset + 11);
        DroppedBlocks = LittleEndian.ReadUInt16(buffer, offset + 13);
        Overruns = LittleEndian.ReadUInt16(buffer, offset + 15);
        RadioBusy = LittleEndian.ReadUInt16(buffer, offset + 17);
        ControlPointVersion = buffer[offset + 19];
        return true;
    }

    private static int Held(int count)
    {
        return count > 0xFFFF ? 0xFFFF : count;
    }
}
