namespace NeuralGlasses.Contract;

/// <summary>How the wristband itself is: power, wear, battery, faults, in 14 bytes.</summary>
public sealed class BandCondition
{
    /// <summary>Length in bytes; it fits the smallest notification.</summary>
    public const int Length = 14;

    /// <summary>Power state: no central, advertising.</summary>
    public const int PowerAdvertising = 0;

    /// <summary>Power state: a central is connected and nothing streams.</summary>
    public const int PowerConnected = 1;

    /// <summary>Power state: every frame is sent.</summary>
    public const int PowerStreaming = 2;

    /// <summary>Power state: nothing has moved for a while; one block a second is sent, and every frame again as soon as a muscle moves.</summary>
    public const int PowerIdle = 3;

    /// <summary>Power state: not worn, about to sleep until it is moved.</summary>
    public const int PowerSleep = 4;

    /// <summary>Power state: about to turn off.</summary>
    public const int PowerOff = 5;

    /// <summary>Flag: at least one electrode pair has contact.</summary>
    public const int FlagWorn = 0x01;

    /// <summary>Flag: the band has not moved for a while.</summary>
    public const int FlagStill = 0x02;

    /// <summary>Flag: the battery is being charged.</summary>
    public const int FlagCharging = 0x04;

    /// <summary>Flag: the battery is low.</summary>
    public const int FlagBatteryLow = 0x08;

    /// <summary>Flag: another central may pair now.</summary>
    public const int FlagPairing = 0x10;

    /// <summary>Flag: mouse and keyboard are offered.</summary>
    public const int FlagHid = 0x20;

    /// <summary>Flag: the band started in safe mode and does not stream.</summary>
    public const int FlagSafeMode = 0x40;

    /// <summary>Flag: the link is authenticated, not only encrypted.</summary>
    public const int FlagAuthenticated = 0x80;

    /// <summary>One of the Power constants.</summary>
    public int Power;

    /// <summary>Flag bits.</summary>
    public int Flags;

    /// <summary>Faults that are there now, bit n for code n of <see cref="FaultCode"/>.</summary>
    public uint Faults;

    /// <summary>Charge left, 0 to 100 percent.</summary>
    public int BatteryPercent;

    /// <summary>Voltage of the battery, in millivolts.</summary>
    public int BatteryMillivolts;

    /// <summary>Why the board last started, one of <see cref="ResetReason"/>.</summary>
    public int Reset;

    /// <summary>Number of this start, 0 to 65535, wrapping.</summary>
    public int BootNumber;

    /// <summary>Faults noted since this start, up to 65535 and then held.</summary>
    public int FaultCount;

    /// <summary>Writes the bytes at the start of <paramref name="buffer"/>.</summary>
    public void Write(byte[] buffer)
    {
        buffer[0] = (byte)Power;
        buffer[1] = (byte)Flags;
        LittleEndian.WriteUInt32(buffer, 2, Faults);
        buffer[6] = (byte)BatteryPercent;
        LittleEndian.WriteUInt16(buffer, 7, BatteryMillivolts);
        buffer[9] = (byte)Reset;
        LittleEndian.WriteUInt16(buffer, 10, BootNumber);
        LittleEndian.WriteUInt16(buffer, 12, FaultCount < 0xFFFF ? FaultCount : 0xFFFF);
    }

    /// <summary>Reads a condition; false if <paramref name="length"/> is less than 14. Later versions may be longer.</summary>
    public bool TryRead(byte[] buffer, int offset, int length)
    {
        if (length < Length)
        {
            return false;
        }

        Power = buffer[offset];
        Flags = buffer[offset + 1];
        Faults = LittleEndian.ReadUInt32(buffer, offset + 2);
        BatteryPercent = buffer[offset + 6];
        BatteryMillivolts = LittleEndian.ReadUInt16(buffer, offset + 7);
        Reset = buffer[offset + 9];
        BootNumber = LittleEndian.ReadUInt16(buffer, offset + 10);
        FaultCount = LittleEndian.ReadUInt16(buffer, offset + 12);
        return true;
    }
}
