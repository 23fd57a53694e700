namespace NeuralGlasses.Diagnosis;

/// <summary>What was measured of an electrode pair; null for what was not.</summary>
/// <param name="Number">Number of the pair, from 0, which is its channel.</param>
/// <param name="ElectrodesOff">Electrodes off the skin when they were looked at: bit 0 the positive, bit 1 the negative; only the first eight pairs can be looked at.</param>
/// <param name="Ohms">Impedance of both electrodes, the skin between and the two protective resistors, in ohms.</param>
/// <param name="IsBeyondOhms">Whether the impedance was measured and too high to be told.</param>
/// <param name="NoiseMicrovolts">Noise of the channel with its input shorted, in microvolts RMS.</param>
/// <param name="SignalMicrovolts">Signal while it streamed, in microvolts RMS, the mains among it: the median of seconds.</param>
/// <param name="RestMicrovolts">The same without the mains.</param>
/// <param name="Mains50Microvolts">Hum at 50 Hz and its harmonics, in microvolts RMS.</param>
/// <param name="Mains60Microvolts">Hum at 60 Hz and its harmonics, in microvolts RMS.</param>
/// <param name="OffShare">Share of the stream in which an electrode was off, 0 to 1.</param>
/// <param name="LimitShare">Share of the samples at a limit of 16 bits, 0 to 1.</param>
/// <param name="IsConstant">Whether it gave the same number throughout.</param>
public sealed record PairReading(
    int Number,
    int? ElectrodesOff,
    double? Ohms,
    bool IsBeyondOhms,
    double? NoiseMicrovolts,
    double? SignalMicrovolts,
    double? RestMicrovolts,
    double? Mains50Microvolts,
    double? Mains60Microvolts,
    double? OffShare,
    double? LimitShare,
    bool IsConstant)
{
    /// <summary>Whether at least one of its electrodes has no contact.</summary>
    public bool IsOff => ElectrodesOff is > 0 || OffShare >= ExaminationLimits.OffShare;

    /// <summary>The stronger of the two hums, in microvolts RMS; null if none was measured.</summary>
    public double? MainsMicrovolts => Mains50Microvolts is { } fifty && Mains60Microvolts is { } sixty ? Math.Max(fifty, sixty) : null;
}
