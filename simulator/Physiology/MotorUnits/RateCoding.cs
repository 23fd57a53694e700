namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>
/// When a motor unit joins in and how fast it fires (Fuglevand, Winter and Patla 1993, J Neurophysiol 70:2470). Excitation E runs from 0 to
/// <see cref="GreatestExcitation"/>, at which the last unit reaches its peak rate.
/// </summary>
public static class RateCoding
{
    /// <summary>Threshold of the last unit over that of the first.</summary>
    public const double RecruitmentRange = 30;

    /// <summary>Rate with which a unit begins, in pulses a second.</summary>
    public const double LeastRate = 8;

    /// <summary>Rate gained for each unit of excitation beyond the threshold, in pulses a second.</summary>
    public const double Gain = 1;

    /// <summary>Peak rate of the first unit, in pulses a second; later ones stay lower.</summary>
    public const double FirstPeakRate = 35;

    /// <summary>How much lower the peak rate of the last unit is, in pulses a second.</summary>
    public const double PeakRateFall = 10;

    /// <summary>Excitation of a maximal contraction.</summary>
    public const double GreatestExcitation = RecruitmentRange + ((FirstPeakRate - PeakRateFall - LeastRate) / Gain);

    /// <summary>Rate gained for each unit of excitation a second while the excitation rises, in pulses a second; an estimate that brings ballistic contractions to <see cref="QuickestRate"/>.</summary>
    public const double RisingGain = 0.25;

    /// <summary>Highest rate while the excitation rises, in pulses a second: 115 in the mean of ballistic contractions from rest, 90 from a sustained one (Van Cutsem and Duchateau 2005, J Physiol 562:635).</summary>
    public const double QuickestRate = 100;

    /// <summary>Excitation at which unit <paramref name="rank"/> (from 1) of <paramref name="count"/> begins to fire.</summary>
    public static double Threshold(int rank, int count) => Math.Exp(Math.Log(RecruitmentRange) * rank / count);

    /// <summary>Highest rate of a unit of a threshold, in pulses a second.</summary>
    public static double PeakRate(double threshold) => FirstPeakRate - (PeakRateFall * threshold / RecruitmentRange);

    /// <summary>Rate of a recruited unit, in pulses a second.</summary>
    public static double Rate(double excitation, double threshold) => Math.Min(PeakRate(threshold), LeastRate + (Gain * (excitation - threshold)));

    /// <summary>Rate of a recruited unit while the excitation rises by an amount a second, in pulses a second.</summary>
    public static double Rate(double excitation, double threshold, double risePerSecond) =>
        Math.Min(QuickestRate, Rate(excitation, threshold) + (RisingGain * Math.Max(0, risePerSecond)));

    /// <summary>
    /// Coefficient of variation of the intervals between discharges: 0.30 at the threshold, falling to 0.13 with the force above it (Moritz et al.
    /// 2005, J Neurophysiol 93:2449; the course between as in Petersen and Rostalski 2019, Front Physiol 10:176).
    /// </summary>
    public static double IntervalVariation(double excitation, double threshold) =>
        0.13 + (0.17 * Math.Exp(-(excitation - threshold) / GreatestExcitation * 100 / 2.5));
}
