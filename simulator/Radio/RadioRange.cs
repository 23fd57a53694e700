namespace NeuralGlasses.Simulator.Radio;

/// <summary>A moment and how far the two ends of the link are apart at it.</summary>
/// <param name="AtS">Time, in seconds.</param>
/// <param name="Metres">Distance, in metres, 0.1 to 1000.</param>
public sealed record RadioDistance(double AtS, double Metres);

/// <summary>
/// How far band and glasses are apart, and what becomes of the signal on the way: free space to one metre, then the log-distance law with slow
/// log-normal shadowing (Rappaport, Wireless Communications, 2nd edition, §4.9.1 and §4.9.2).
/// </summary>
public sealed record RadioRange
{
    /// <summary>Distances in order of time; straight lines between them, the first one before and the last one behind.</summary>
    public IReadOnlyList<RadioDistance> Distances { get; init; } = [];

    /// <summary>Power at which both ends send, in dBm, -40 to 20; 0 is a guess.</summary>
    public double TransmitDbm { get; init; }

    /// <summary>Path loss exponent, 1 to 8; 2.4 was measured with Bluetooth Low Energy in one living room (2.415 ± 0.128; blog.markmarolf.com, May 2020).</summary>
    public double Exponent { get; init; } = 2.4;

    /// <summary>What arm and head take besides, in decibels, 0 to 60; a guess.</summary>
    public double BodyLossDb { get; init; } = 10;

    /// <summary>Standard deviation of the shadowing, in decibels, 0 to 20; the same measurement saw 1.5 to 3.7 dB about the mean of a place.</summary>
    public double ShadowingDb { get; init; } = 2;

    /// <summary>Time in which the shadowing forgets itself to a share of 1/e, in seconds, above 0; a guess.</summary>
    public double ShadowingS { get; init; } = 1;

    /// <summary>Signal at which one bit in a thousand is wrong, in dBm, -120 to -40; null for what receivers have on average, -94 on the 1M PHY and -89 on the 2M PHY (everythingrf.com, March 2021).</summary>
    public double? SensitivityDbm { get; init; }

    /// <summary>Distance at a time in microseconds, in metres.</summary>
    public double MetresAt(long microseconds)
    {
        var seconds = microseconds / 1e6;
        var next = 0;
        while (next < Distances.Count && Distances[next].AtS <= seconds)
            next++;
        if (next == 0)
            return Distances[0].Metres;
        if (next == Distances.Count)
            return Distances[^1].Metres;
        var (before, after) = (Distances[next - 1], Distances[next]);
        return before.Metres + ((after.Metres - before.Metres) * (seconds - before.AtS) / (after.AtS - before.AtS));
    }
}
