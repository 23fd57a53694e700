namespace NeuralGlasses.Wristband.Afe;

/// <summary>Registers of the ADS1298 and the bits that this firmware or its model uses (TI SBAS459, "Register Maps").</summary>
public static class Ads1298Register
{
    /// <summary>Number of registers, 0x00 to 0x19.</summary>
    public const int Count = 0x1A;

    /// <summary>Chip identity, read-only.</summary>
    public const int Id = 0x00;

    /// <summary>ID of an ADS1298: bits 7:5 family 100, bit 4 always 1, bit 3 always 0, bits 2:0 eight channels 010.</summary>
    public const int IdAds1298 = 0x92;

    /// <summary>Rate, resolution, daisy chain. CLK_EN, bit 5, would put the internal oscillator out on CLK and stays 0. Reset value 0x06.</summary>
    public const int Config1 = 0x01;

    /// <summary>CONFIG1 HR: high-resolution mode, fMOD = fCLK / 4; else low power, fMOD = fCLK / 8.</summary>
    public const int Config1HighResolution = 0x80;

    /// <summary>CONFIG1 DAISY_EN: the name misleads, 1 is multiple readback and 0 is the daisy chain.</summary>
    public const int Config1MultipleReadback = 0x40;

    /// <summary>CONFIG1 DR: data rate fMOD / (16 · 2^DR), 0 to 6.</summary>
    public const int Config1RateMask = 0x07;

    /// <summary>Test signal. Reset value 0x00; the datasheet's table says 0x40 and its bit description contradicts it.</summary>
    public const int Config2 = 0x02;

    /// <summary>CONFIG2 INT_TEST: the test signal is generated inside.</summary>
    public const int Config2InternalTest = 0x10;

    /// <summary>CONFIG2 TEST_AMP: 0 is −VREF / 2400, 1 is twice that.</summary>
    public const int Config2TestDouble = 0x04;

    /// <summary>CONFIG2 TEST_FREQ: 00 is fCLK / 2^21, 01 is fCLK / 2^20, 11 is a constant level.</summary>
    public const int Config2TestFrequencyMask = 0x03;

    /// <summary>Reference and right leg drive (bias). Reset value 0x40.</summary>
    public const int Config3 = 0x03;

    /// <summary>CONFIG3 PD_REFBUF, active low: 1 powers the reference buffer.</summary>
    public const int Config3ReferenceOn = 0x80;

    /// <summary>CONFIG3 bit 6: always written 1.</summary>
    public const int Config3AlwaysOne = 0x40;

    /// <summary>CONFIG3 VREF_4V: reference 4 V (5 V supply only); else 2.4 V.</summary>
    public const int Config3Reference4V = 0x20;

    /// <summary>CONFIG3 RLDREF_INT: the bias drive aims at half the analog supply.</summary>
    public const int Config3BiasReferenceInternal = 0x08;

    /// <summary>CONFIG3 PD_RLD, active low: 1 powers the bias amplifier.</summary>
    public const int Config3BiasOn = 0x04;

    /// <summary>CONFIG3 RLD_STAT: bias electrode off, read-only.</summary>
    public const int Config3BiasStatus = 0x01;

    /// <summary>Lead-off detection. Reset value 0x00: comparators at 95 % and 5 %, current source, 6 nA.</summary>
    public const int LeadOff = 0x04;

    /// <summary>LOFF FLEAD_OFF = 11: DC lead-off detection.</summary>
    public const int LeadOffDirectCurrent = 0x03;

    /// <summary>LOFF ILEAD_OFF = 00: 6 nA.</summary>
    public const int LeadOffCurrent6Nanoamperes = 0x00;

    /// <summary>LOFF FLEAD_OFF = 01: AC lead-off detection, the current alternates at a quarter of the data rate.</summary>
    public const int LeadOffAlternatingCurrent = 0x01;

    /// <summary>LOFF ILEAD_OFF = 11: 24 nA.</summary>
    public const int LeadOffCurrent24Nanoamperes = 0x0C;

    /// <summary>First channel register; channel n (from 0) is at this plus n. Reset value 0x00.</summary>
    public const int Channel1 = 0x05;

    /// <summary>CHnSET PDn: channel powered down.</summary>
    public const int ChannelPowerDown = 0x80;

    /// <summary>CHnSET GAIN: shift of the three gain bits, 000 to 110 being 6, 1, 2, 3, 4, 8, 12.</summary>
    public const int ChannelGainShift = 4;

    /// <summary>CHnSET GAIN: mask of the three gain bits.</summary>
    public const int ChannelGainMask = 0x70;

    /// <summary>CHnSET MUX: mask of the input selection.</summary>
    public const int ChannelInputMask = 0x07;

    /// <summary>CHnSET MUX = 000: the electrodes.</summary>
    public const int ChannelInputElectrodes = 0x00;

    /// <summary>CHnSET MUX = 001: input shorted, for offset and noise.</summary>
    public const int ChannelInputShorted = 0x01;

    /// <summary>CHnSET MUX = 101: the test signal.</summary>
    public const int ChannelInputTest = 0x05;

    /// <summary>Positive inputs that the bias drive averages, bit 0 = channel 1. Reset value 0x00.</summary>
    public const int BiasSensePositive = 0x0D;

    /// <summary>Negative inputs that the bias drive averages. Reset value 0x00.</summary>
    public const int BiasSenseNegative = 0x0E;

    /// <summary>Positive inputs with lead-off detection. Reset value 0x00.</summary>
    public const int LeadOffSensePositive = 0x0F;

    /// <summary>Negative inputs with lead-off detection. Reset value 0x00.</summary>
    public const int LeadOffSenseNegative = 0x10;

    /// <summary>Channels whose lead-off currents are exchanged. Reset value 0x00.</summary>
    public const int LeadOffFlip = 0x11;

    /// <summary>Positive electrodes that are off, read-only.</summary>
    public const int LeadOffStatusPositive = 0x12;

    /// <summary>Negative electrodes that are off, read-only.</summary>
    public const int LeadOffStatusNegative = 0x13;

    /// <summary>GPIO levels in bits 7:4, directions in bits 3:0 (1 = input). Reset value 0x0F.</summary>
    public const int Gpio = 0x14;

    /// <summary>Pace detection. Reset value 0x00.</summary>
    public const int Pace = 0x15;

    /// <summary>Respiration, of the R types only. Reset value 0x00.</summary>
    public const int Respiration = 0x16;

    /// <summary>Single shot and lead-off comparators. Reset value 0x00.</summary>
    public const int Config4 = 0x17;

    /// <summary>CONFIG4 SINGLE_SHOT: one conversion a start.</summary>
    public const int Config4SingleShot = 0x08;

    /// <summary>CONFIG4 PD_LOFF_COMP, active low: 1 powers the lead-off comparators.</summary>
    public const int Config4LeadOffComparatorsOn = 0x02;

    /// <summary>Wilson central terminal, part 1. Reset value 0x00.</summary>
    public const int Wilson1 = 0x18;

    /// <summary>Wilson central terminal, part 2. Reset value 0x00.</summary>
    public const int Wilson2 = 0x19;
}
