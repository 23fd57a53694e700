namespace NeuralGlasses.Wristband.Afe;

/// <summary>
/// The electrodes and what a number on the air means at the skin. Channel n is the differential pair INnP − INnN of its
/// chip; channels 8 to 15 are on the second chip. Metal on skin is a half-cell: between the two electrodes of a pair stands
/// an offset of up to ±300 mV (the range that IEC 60601-2-27 has electrocardiographs bear), some hundred times the EMG. Sixteen bits cannot hold both, so
/// the acquisition engine removes the constant part of the 24-bit codes before it cuts them.
/// </summary>
public static class Electrodes
{
    /// <summary>Electrode pairs on one chip.</summary>
    public const int ChannelsPerChip = 8;

    /// <summary>Internal reference, in picovolts: 2.4 V (SBAS459, "Reference").</summary>
    public const long ReferencePicovolts = 2400000000000L;

    /// <summary>
    /// Gain of the amplifier. An input of ±400 mV fits, offset and EMG together, so that the half-cell's ±300 mV never clip; at
    /// gain 12 they would, for a little less noise.
    /// </summary>
    public const int Gain = 6;

    /// <summary>The gain as CHnSET holds it.</summary>
    public const int GainBits = Ads1298Register.ChannelGain6;

    /// <summary>Largest 24-bit code, reached at VREF / gain (SBAS459, "Data Format").</summary>
    public const int MaxCode = 0x7FFFFF;

    /// <summary>Bits by which a code, its offset removed, is shifted right to become a sample of ±6.25 mV full scale.</summary>
    public const int RightShift = 2;

    /// <summary>Weight of one step of a sample, in picovolts at the electrode: VREF · 2^RightShift / (gain · (2^23 − 1)).</summary>
    public const uint LsbPicovolts = (uint)(((ReferencePicovolts << RightShift) + ((long)Gain * MaxCode / 2)) / ((long)Gain * MaxCode));
}
