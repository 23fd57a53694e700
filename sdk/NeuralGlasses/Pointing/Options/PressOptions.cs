namespace NeuralGlasses.Pointing.Options;

/// <summary>When fingers are pressed, and what a press means. All numbers are guesses: no wearer has tried them; those of restless fingers are chosen on simulated people.</summary>
public sealed record PressOptions
{
    /// <summary>Probability from which on a press may be coming, so that the cursor stands still, above 0 to less than <see cref="PressProbability"/>.</summary>
    public double OnsetProbability { get; init; } = 0.35;

    /// <summary>How long it stands still if no press comes of it, in milliseconds, 0 to 5000.</summary>
    public double OnsetMs { get; init; } = 250;

    /// <summary>What the cursor moved in this long before that is taken back, in milliseconds, 0 to 500: the pinch moves the wrist before it is known.</summary>
    public double TakeBackMs { get; init; } = 90;

    /// <summary>Probability from which on the fingers are pressed, above 0 to 1.</summary>
    public double PressProbability { get; init; } = 0.7;

    /// <summary>How long it has to be that high, in milliseconds, 0 to 1000.</summary>
    public double PressMs { get; init; } = 40;

    /// <summary>Probability below which they are let go, 0 to less than <see cref="PressProbability"/>.</summary>
    public double ReleaseProbability { get; init; } = 0.4;

    /// <summary>How long it has to be that low, in milliseconds, 0 to 1000.</summary>
    public double ReleaseMs { get; init; } = 40;

    /// <summary>How long it has to be that low while other muscles hide those that press, in milliseconds, 0 to 2000.</summary>
    public double HiddenReleaseMs { get; init; } = 200;

    /// <summary>Speed of the wrist above which a press is none, in degrees a second, above 0: nobody clicks in the middle of a throw.</summary>
    public double FastestDps { get; init; } = 90;

    /// <summary>Longest press that is a click, in milliseconds, above 0; what is held longer is held and not clicked.</summary>
    public double LongestClickMs { get; init; } = 900;

    /// <summary>Least time between two clicks, in milliseconds, 0 to 5000.</summary>
    public double RefractoryMs { get; init; } = 120;

    /// <summary>Probability from which on fingers stir, 0 to less than <see cref="PressProbability"/>: meant pinches come out of a quiet hand.</summary>
    public double StirProbability { get; init; } = 0.1;

    /// <summary>Probability up to which what rises and falls is a stir, above <see cref="StirProbability"/>, at most 1; beyond it was a pinch that nearly counted, which may be tried again.</summary>
    public double MostStirProbability { get; init; } = 0.5;

    /// <summary>How many stirs of which no press came make fingers restless, so that no press counts, as on a keyboard; 0 for never, at most 100.</summary>
    public int RestlessStirs { get; init; } = 3;

    /// <summary>In which time, in milliseconds, 0 to 60000.</summary>
    public double RestlessMs { get; init; } = 8000;

    /// <summary>How long the cursor stands still after a press, in milliseconds, 0 to 5000; only then can a drag begin.</summary>
    public double DragAfterMs { get; init; } = 200;

    /// <summary>How long the cursor stands still after a press was let go, in milliseconds, 0 to 5000: opening the fingers moves the wrist too.</summary>
    public double SettleMs { get; init; } = 80;

    /// <summary>How far the cursor would have to go while pressed for a drag to begin, in heights of the display, above 0, at most 1.</summary>
    public double DragHeights { get; init; } = 0.05;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(PressProbability is > 0 and <= 1, nameof(PressProbability), PressProbability, "above 0, at most 1");
        Require(OnsetProbability > 0 && OnsetProbability < PressProbability, nameof(OnsetProbability), OnsetProbability, $"above 0, less than {nameof(PressProbability)}, which is {PressProbability}");
        Require(ReleaseProbability >= 0 && ReleaseProbability < PressProbability, nameof(ReleaseProbability), ReleaseProbability, $"0 to less than {nameof(PressProbability)}, which is {PressProbability}");
        Require(OnsetMs is >= 0 and <= 5000, nameof(OnsetMs), OnsetMs, "0 to 5000 ms");
        Require(TakeBackMs is >= 0 and <= 500, nameof(TakeBackMs), TakeBackMs, "0 to 500 ms");
        Require(PressMs is >= 0 and <= 1000, nameof(PressMs), PressMs, "0 to 1000 ms");
        Require(ReleaseMs is >= 0 and <= 1000, nameof(ReleaseMs), ReleaseMs, "0 to 1000 ms");
        Require(HiddenReleaseMs is >= 0 and <= 2000, nameof(HiddenReleaseMs), HiddenReleaseMs, "0 to 2000 ms");
        Require(FastestDps > 0, nameof(FastestDps), FastestDps, "above 0°/s");
        Require(LongestClickMs > 0, nameof(LongestClickMs), LongestClickMs, "above 0 ms");
        Require(RefractoryMs is >= 0 and <= 5000, nameof(RefractoryMs), RefractoryMs, "0 to 5000 ms");
        Require(StirProbability >= 0 && StirProbability < PressProbability, nameof(StirProbability), StirProbability, $"0 to less than {nameof(PressProbability)}, which is {PressProbability}");
        Require(MostStirProbability > StirProbability && MostStirProbability <= 1, nameof(MostStirProbability), MostStirProbability, $"above {nameof(StirProbability)}, which is {StirProbability}, at most 1");
        Require(RestlessStirs is >= 0 and <= 100, nameof(RestlessStirs), RestlessStirs, "0, for never, to 100");
        Require(RestlessMs is >= 0 and <= 60_000, nameof(RestlessMs), RestlessMs, "0 to 60000 ms");
        Require(DragAfterMs is >= 0 and <= 5000, nameof(DragAfterMs), DragAfterMs, "0 to 5000 ms");
        Require(SettleMs is >= 0 and <= 5000, nameof(SettleMs), SettleMs, "0 to 5000 ms");
        Require(DragHeights is > 0 and <= 1, nameof(DragHeights), DragHeights, "above 0, at most 1 height of the display");
    }

    private static void Require(bool holds, string field, double found, string expected) => Setting.Require(holds, nameof(PressOptions), field, found, expected);
}
