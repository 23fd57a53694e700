namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>
/// How the figures of <see cref="Ports.IAcquisitionEngine.ReadStatistics"/> lie in their array: those of channel c begin at
/// c · <see cref="FiguresPerChannel"/>. They describe the 24-bit code behind the DC blocker, before it is cut to 16 bits, so
/// that their unit is the step of a code. <c>hardware-spec/afe-ads1298.md</c> gives the integer arithmetic.
/// </summary>
public static class EngineStatistics
{
    /// <summary>Root mean square, in codes.</summary>
    public const int Rms = 0;

    /// <summary>Mean absolute step from one sample set to the next, in codes: the waveform length of Hudgins, Parker and Scott (IEEE Trans. Biomed. Eng. 40, 1993) per sample.</summary>
    public const int WaveformLength = 1;

    /// <summary>Peak amplitude of what oscillates at a quarter of the sample rate, in codes: the frequency of the AFE's AC lead-off current (SBAS459, LOFF register, FLEAD_OFF = 01).</summary>
    public const int QuarterRate = 2;

    /// <summary>What the DC blocker holds for the electrode's offset after the newest sample set, in codes.</summary>
    public const int Offset = 3;

    /// <summary>Sample sets in which the code stood at a limit of 24 bits or the sample was held at one of 16.</summary>
    public const int Clipped = 4;

    /// <summary>Figures of one channel.</summary>
    public const int FiguresPerChannel = 5;

    /// <summary>Length of the array for any stream.</summary>
    public const int Length = FiguresPerChannel * Contract.EmgStreamFormat.MaxChannels;

    /// <summary>Most sample sets that figures cover; when nobody reads them they begin anew after so many, so that no sum overflows.</summary>
    public const int MaxSampleSets = 16384;
}
