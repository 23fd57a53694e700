namespace NeuralGlasses.Diagnosis;

/// <summary>The limits between what is as it should be and what is not. A limit without a source is a choice that no board has confirmed.</summary>
public static class ExaminationLimits
{
    /// <summary>Impedance of a pair's two protective resistors, in ohms, without which none can be (<c>hardware-spec/safety.md</c>).</summary>
    public const double ResistorOhms = 200_000;

    /// <summary>Impedance of a pair below which its inputs are bridged, in ohms: a choice, well below <see cref="ResistorOhms"/> for a rough measurement.</summary>
    public const double BridgedOhms = 100_000;

    /// <summary>Impedance of a pair above which contact is poor, in ohms: a choice, twice that of two dry electrodes with their resistors.</summary>
    public const double PoorContactOhms = 1_000_000;

    /// <summary>Noise of the AFE with its inputs shorted above which it is too high, in microvolts RMS: a choice, three times what <c>hardware-spec/afe-ads1298.md</c> assumes.</summary>
    public const double HighNoiseMicrovolts = 3;

    /// <summary>Noise above which something is broken, in microvolts RMS: a choice, as much as a resting arm makes.</summary>
    public const double BrokenNoiseMicrovolts = 10;

    /// <summary>Signal of a live pair over the AFE's own noise, at least: a choice; the quietest resting arm that was measured makes two.</summary>
    public const double LiveOverNoise = 1.25;

    /// <summary>Signal of a live pair over the median of all, at least: a choice.</summary>
    public const double LiveOverMedian = 0.5;

    /// <summary>
    /// Mains hum above which something should be done, in microvolts RMS: a choice. A notch leaves a fifth of a mains 0.2 Hz off
    /// (<see cref="Signal.EmgFilterOptions.NotchWidthHz"/>), which then is as much as a resting arm makes.
    /// </summary>
    public const double HighMainsMicrovolts = 20;

    /// <summary>Mains hum above which gestures drown in it, in microvolts RMS: a choice.</summary>
    public const double DrowningMainsMicrovolts = 100;

    /// <summary>Share of the stream with an electrode off from which a pair has no contact at all: a choice.</summary>
    public const double OffShare = 0.5;

    /// <summary>Share of the frames with a sample at a limit above which that is told: a choice.</summary>
    public const double SaturatedShare = 0.001;

    /// <summary>Share of frames lost on the air, before they were asked for again, above which the radio is poor: a choice.</summary>
    public const double PoorAirShare = 0.02;

    /// <summary>Share of frames lost for good above which that is told: a choice.</summary>
    public const double LossShare = 0.001;

    /// <summary>Share of frames lost for good above which gestures are missed: a choice.</summary>
    public const double HeavyLossShare = 0.02;

    /// <summary>
    /// Most that the clocks of the two ends may drift against each other, in parts per million: Bluetooth holds each to ±50 ppm while it
    /// is active (Core Specification Vol 6, Part B, §4.2.1).
    /// </summary>
    public const double DriftPartsPerMillion = 100;

    /// <summary>Most by which one frame in a hundred may be later than the quickest, in milliseconds: a choice, five connection intervals of 15 ms.</summary>
    public const double JitterMs = 75;

    /// <summary>Least free memory of the wristband, in bytes: a choice.</summary>
    public const long FreeMemoryBytes = 8192;
}
