using System.Globalization;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>How stretches of samples are divided into the records of an EDF+ file, which all have one duration.</summary>
/// <param name="SetsPerRecord">Sample sets of a record.</param>
/// <param name="LeftOut">Sample sets at the ends of stretches that fill no record.</param>
public sealed record EdfPlan(int SetsPerRecord, long LeftOut)
{
    // EDF recommends records of at most 61440 bytes; half of that leaves the annotations room.
    private const int MaxRecordBytes = 30_720;

    // A record of less than 10 ms would hold more bytes about itself than samples.
    private const int ShortestPerSecond = 100;

    /// <summary>Chooses the longest record, up to a second, that divides every stretch and whose duration has an exact decimal of eight characters; where that is less than 10 ms, one of about 10 ms.</summary>
    public static EdfPlan For(IReadOnlyList<EmgStretch> stretches, double rateHz, int channelCount)
    {
        var divisor = stretches.Aggregate(0, (common, stretch) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(common, stretch.Count));
        var longest = Math.Max(1, (int)Math.Min(rateHz, MaxRecordBytes / (2 * channelCount)));
        var shortest = Math.Clamp((int)(rateHz / ShortestPerSecond), 1, longest);
        var sets = Enumerable.Range(0, longest - shortest + 1).Select(i => longest - i).FirstOrDefault(n => divisor % n == 0 && IsExact(n, rateHz));
        if (sets == 0)
            sets = Enumerable.Range(shortest, longest - shortest + 1).FirstOrDefault(n => IsExact(n, rateHz), longest);
        return new EdfPlan(sets, stretches.Sum(stretch => (long)stretch.Count % sets));
    }

    /// <summary>Duration of a record, as the header has it.</summary>
    public string Duration(double rateHz) => (SetsPerRecord / (decimal)rateHz).ToString("0.######", CultureInfo.InvariantCulture);

    private static bool IsExact(int sets, double rateHz) => decimal.Round(sets / (decimal)rateHz, 6) * (decimal)rateHz == sets;
}
