namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Times within a run.</summary>
internal static class RunTime
{
    /// <summary>Longest run, in seconds: a day.</summary>
    public const double LongestS = 86_400;

    /// <summary>A field that holds one, from a least one in seconds on.</summary>
    public static QuantityShape From(double leastS) => new(Unit.Seconds, leastS, LongestS);

    /// <summary>One in words.</summary>
    public static string Words(double seconds) => Unit.Seconds.Show((decimal)seconds);
}
