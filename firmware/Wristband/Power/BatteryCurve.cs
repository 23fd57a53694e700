namespace NeuralGlasses.Wristband.Power;

/// <summary>
/// Charge of a lithium-polymer cell from its voltage. The table is a round curve of a 3.7 V cell at a light load, an assumption
/// to be replaced by the chosen cell's data sheet; between its points the charge is interpolated.
/// </summary>
public static class BatteryCurve
{
    /// <summary>Voltage at which nothing usable is left, in millivolts: below it the regulator of 3.3 V drops out under the radio's peaks.</summary>
    public const int CutOffMillivolts = 3300;

    /// <summary>Voltage of a full cell at rest, in millivolts.</summary>
    public const int FullMillivolts = 4180;

    private static readonly int[] Millivolts = { 3300, 3500, 3600, 3660, 3710, 3750, 3790, 3850, 3930, 4030, 4110, 4180 };

    private static readonly int[] Percents = { 0, 3, 7, 15, 27, 38, 48, 60, 72, 84, 93, 100 };

    /// <summary>Returns the charge left, 0 to 100 percent.</summary>
    public static int PercentAt(int millivolts)
    {
        int last = Millivolts.Length - 1;
        if (millivolts <= Millivolts[0])
        {
            return 0;
        }

        if (millivolts >= Millivolts[last])
        {
            return 100;
        }

        int i = 1;
        while (millivolts > Millivolts[i])
        {
            i++;
        }

        int span = Millivolts[i] - Millivolts[i - 1];
        int rise = Percents[i] - Percents[i - 1];
        return Percents[i - 1] + ((((millivolts - Millivolts[i - 1]) * rise) + (span / 2)) / span);
    }

    /// <summary>Returns the voltage at a charge of 0 to 100 percent, in millivolts: the curve read the other way.</summary>
    public static int MillivoltsAt(int percent)
    {
        int i = 1;
        while (i < Percents.Length - 1 && percent > Percents[i])
        {
            i++;
        }

        int rise = Percents[i] - Percents[i - 1];
        int span = Millivolts[i] - Millivolts[i - 1];
        return Millivolts[i - 1] + ((((percent - Percents[i - 1]) * span) + (rise / 2)) / rise);
    }
}
