namespace NeuralGlasses.Scope;

/// <summary>
/// Says whether a trace is the AFE's test signal: a square wave of ±1 mV (ADS1298 datasheet SBAS459, Test Signals: VREF / 2400 at a
/// reference of 2.4 V) of about 0.98 Hz. The engine takes offsets off, so that what stays of it are its edges.
/// </summary>
public static class TestSignalCheck
{
    /// <summary>Height of an edge, in microvolts.</summary>
    public const double EdgeMicrovolts = 2000;

    /// <summary>Most that an edge may be off, as a share: a choice, for a reference and a resistor divider of some percent and an edge that the offset filter has begun to lower.</summary>
    public const double Tolerance = 0.1;

    /// <summary>Shortest trace that holds an edge of each kind, in seconds.</summary>
    public const double MinSpanS = 1.1;

    private const double EdgeS = 0.004;

    /// <summary>One sentence for each channel of which the trace is something else; none if all is well.</summary>
    /// <exception cref="ArgumentException">The trace is shorter than <see cref="MinSpanS"/>.</exception>
    public static IReadOnlyList<string> Judge(ScopeTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (trace.Capacity < MinSpanS * trace.Stream.RateHz)
            throw new ArgumentException($"The trace is {trace.Capacity / trace.Stream.RateHz:F2} s long; expected at least {MinSpanS} s.", nameof(trace));
        return [.. Enumerable.Range(0, trace.Stream.ChannelCount).Select(channel => Judge(trace, channel)).OfType<string>()];
    }

    private static string? Judge(ScopeTrace trace, int channel)
    {
        var apart = (int)Math.Round(EdgeS * trace.Stream.RateHz);
        (float rise, float fall) = (0, 0);
        for (int set = apart; set < trace.Capacity; set++)
        {
            float step = trace.At(channel, set) - trace.At(channel, set - apart);

            // A gap compares as false.
            rise = step > rise ? step : rise;
            fall = -step > fall ? -step : fall;
        }

        return IsEdge(rise) && IsEdge(fall)
            ? null
            : $"Channel {channel} rises by {rise / 1000:F2} mV and falls by {fall / 1000:F2} mV at once; expected {EdgeMicrovolts / 1000:F2} mV both, as the test signal does; look at the AFE's supply and reference.";
    }

    private static bool IsEdge(float microvolts) => Math.Abs(microvolts - EdgeMicrovolts) <= Tolerance * EdgeMicrovolts;
}
