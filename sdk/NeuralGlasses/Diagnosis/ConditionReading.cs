using NeuralGlasses.Contract;

namespace NeuralGlasses.Diagnosis;

/// <summary>The band's condition at the end of an examination.</summary>
/// <param name="Flags">Flag bits of <see cref="BandCondition"/>.</param>
/// <param name="Faults">Faults that are there now, bit n for code n of <see cref="FaultCode"/>.</param>
/// <param name="BatteryPercent">Charge left, 0 to 100 percent.</param>
/// <param name="BatteryMillivolts">Voltage of the battery, in millivolts; 0 if its gauge does not answer.</param>
/// <param name="Reset">Why the band last started, one of <see cref="ResetReason"/>.</param>
/// <param name="BootNumber">Number of this start, 0 to 65535, wrapping.</param>
/// <param name="FaultCount">Faults noted since this start.</param>
public sealed record ConditionReading(int Flags, uint Faults, int BatteryPercent, int BatteryMillivolts, int Reset, int BootNumber, int FaultCount)
{
    /// <summary>Whether the battery is being charged.</summary>
    public bool IsCharging => Has(BandCondition.FlagCharging);

    /// <summary>Whether the band itself calls its battery low.</summary>
    public bool IsBatteryLow => Has(BandCondition.FlagBatteryLow);

    /// <summary>Whether the link is authenticated, not only encrypted.</summary>
    public bool IsAuthenticated => Has(BandCondition.FlagAuthenticated);

    /// <summary>Whether another central may pair now.</summary>
    public bool IsPairing => Has(BandCondition.FlagPairing);

    private bool Has(int flag) => (Flags & flag) != 0;

    internal static ConditionReading Of(BandCondition condition) => new(
        condition.Flags,
        condition.Faults,
        condition.BatteryPercent,
        condition.BatteryMillivolts,
        condition.Reset,
        condition.BootNumber,
        condition.FaultCount);
}
