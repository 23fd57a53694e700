namespace NeuralGlasses.Pointing.Options;

/// <summary>When a flick of the wrist is a step. All numbers are guesses: no wearer has tried them.</summary>
public sealed record DirectionPadOptions
{
    /// <summary>Speed that a flick has to reach, in degrees a second, 10 to 1000.</summary>
    public double FlickDps { get; init; } = 80;

    /// <summary>How far it has to have gone, in degrees, 1 to 60.</summary>
    public double FlickDegrees { get; init; } = 6;

    /// <summary>Angle between two directions that belongs to neither, in degrees, 0 to 80.</summary>
    public double MarginDegrees { get; init; } = 20;

    /// <summary>Speed below which the wrist has to come before the next flick, in degrees a second, above 0 to less than <see cref="FlickDps"/>.</summary>
    public double RestDps { get; init; } = 25;

    /// <summary>How far out on the other side a movement has to begin to be the way back, in degrees, above 0, at most 60.</summary>
    public double BackDegrees { get; init; } = 5;

    /// <summary>Time constant with which it is forgotten where the wrist is, in milliseconds, 500 to 600000: where it stays is its new middle.</summary>
    public double ForgetMs { get; init; } = 6000;

    /// <summary>Least time between two steps, in milliseconds, 0 to 5000.</summary>
    public double RefractoryMs { get; init; } = 150;

    /// <summary>Probability of a press from which on a flick is none, above 0, at most 1.</summary>
    public double MostPress { get; init; } = 0.4;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(FlickDps is >= 10 and <= 1000, nameof(FlickDps), FlickDps, "10 to 1000°/s");
        Require(FlickDegrees is >= 1 and <= 60, nameof(FlickDegrees), FlickDegrees, "1 to 60°");
        Require(MarginDegrees is >= 0 and <= 80, nameof(MarginDegrees), MarginDegrees, "0 to 80°");
        Require(RestDps > 0 && RestDps < FlickDps, nameof(RestDps), RestDps, $"above 0, less than {nameof(FlickDps)}, which is {FlickDps}");
        Require(BackDegrees is > 0 and <= 60, nameof(BackDegrees), BackDegrees, "above 0, at most 60°");
        Require(ForgetMs is >= 500 and <= 600_000, nameof(ForgetMs), ForgetMs, "500 to 600000 ms");
        Require(RefractoryMs is >= 0 and <= 5000, nameof(RefractoryMs), RefractoryMs, "0 to 5000 ms");
        Require(MostPress is > 0 and <= 1, nameof(MostPress), MostPress, "above 0, at most 1");
    }

    private static void Require(bool holds, string field, double found, string expected) => Setting.Require(holds, nameof(DirectionPadOptions), field, found, expected);
}
