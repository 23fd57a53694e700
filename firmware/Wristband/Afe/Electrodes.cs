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
    /// Gain of the amplifier unless another is set. An input of ±400 mV fits, offset and EMG together, so that the half-cell's ±300 mV never clip; at
    /// gain 12 they would, for a little less noise.
    /// </summary>
    public const int DefaultGain = 6;

    /// <summary>Largest 24-bit code, reached at VREF / gain (SBAS459, "Data Format").</summary>
    public const int MaxCode = 0x7FFFFF;

    /// <summary>Bits by which a code, its offset removed, is shifted right to become a sample; at gain 6 of ±6.25 mV full scale.</summary>
    public const int RightShift = 2;

    /// <summary>Weight of one step of a sample at the default gain, in picovolts at the electrode.</summary>
    public const uint LsbPicovolts = (uint)(((ReferencePicovolts << RightShift) + ((long)DefaultGain * MaxCode / 2)) / ((long)DefaultGain * MaxCode));

    private static readonly int[] Gains = { 6, 1, 2, 3, 4, 8, 12 };

    /// <summary>Returns the GAIN bits of CHnSET for a gain of 1, 2, 3, 4, 6, 8 or 12, or -1 if the chip does not have it (SBAS459, CHnSET).</summary>
    public static int GainBits(int gain)
    {
        for (int bits = 0; bits < Gains.Length; bits++)
        {
            if (Gains[bits] == gain)
            {
                return bits << Ads1298Register.ChannelGainShift;
            }
        }

        return -1;
    }

    /// <summary>Returns the weight of one step of a sample at a gain, in picovolts at the electrode: VREF · 2^RightShift / (gain · (2^23 − 1)).</summary>
    public static uint LsbPicovoltsAt(int gain)
    {
        long divisor = (long)gain * MaxCode;
        return (uint)(((ReferencePicovolts << RightShift) + (divisor / 2)) / divisor);
    }

    /// <summary>Returns a count of 24-bit codes at a gain as nanovolts at the electrode.</summary>
    public static long NanovoltsOf(long codes, int gain)
    {
        return codes * (ReferencePicovolts / 1000) / ((long)gain * MaxCode);
    }
}
