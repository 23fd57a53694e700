using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>One run of a band through a script, and the way from a script that fails to the least that still does.</summary>
internal static class ChaosRun
{
    // Behind the last action what it began has had its time.
    private const long RestMicroseconds = 1_000_000;

    /// <summary>Runs the script; what a band breaks is thrown.</summary>
    public static ChaosBand Run(int seed, IReadOnlyList<ChaosAction> script)
    {
        var band = new ChaosBand(seed);
        var hand = new ChaosHand(band);
        foreach (var action in script)
            band.Clock.At(action.At, () => hand.Do(action));
        var calm = new CalmCentral(band, hand);
        band.Clock.At((script.Count > 0 ? script[^1].At : 0) + RestMicroseconds, calm.Begin);
        band.Run();
        Assert.True(calm.HasSlept, "the run ended before the band slept");
        return band;
    }

    /// <summary>Runs the script, and where it fails says which of its actions are needed for that.</summary>
    public static void Check(int seed, IReadOnlyList<ChaosAction> script)
    {
        if (FailureOf(seed, script) is not { } failure)
            return;
        var least = Shrink(seed, script, failure);
        var told = FailureOf(seed, least)!;
        Assert.Fail($"seed {seed}: {told.Message}\nby\n  {string.Join("\n  ", least)}\n{told.StackTrace}");
    }

    private static Exception? FailureOf(int seed, IReadOnlyList<ChaosAction> script) => Record.Exception(() => Run(seed, script));

    // Drops ever smaller pieces as long as it fails in the same place.
    private static List<ChaosAction> Shrink(int seed, IReadOnlyList<ChaosAction> script, Exception failure)
    {
        List<ChaosAction> least = [.. script];
        for (var piece = least.Count / 2; piece > 0; piece /= 2)
        {
            for (var from = 0; from + piece <= least.Count;)
            {
                List<ChaosAction> less = [.. least[..from], .. least[(from + piece)..]];
                if (FailureOf(seed, less) is { } still && Place(still) == Place(failure))
                    least = less;
                else
                    from += piece;
            }
        }

        return least;
    }

    // Where the bench objected, and to what.
    private static string Place(Exception failure) => failure.Message.Split('\n')[0] + failure.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Chaos"));
}
