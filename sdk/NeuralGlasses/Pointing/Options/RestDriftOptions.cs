namespace NeuralGlasses.Pointing.Options;

/// <summary>When a decoded velocity is the decoder's own and not the wrist's. The numbers are guesses.</summary>
public sealed record RestDriftOptions
{
    /// <summary>Decoded speed, less what is known of the drift, below which the wrist may rest, in degrees a second, above 0, at most 60.</summary>
    public double RestDps { get; init; } = 6;

    /// <summary>How long it has to be below it before anything is learnt, in milliseconds, 0 to 10000.</summary>
    public double RestMs { get; init; } = 400;

    /// <summary>Time constant of the mean that is learnt, in milliseconds, 100 to 600000.</summary>
    public double LearningMs { get; init; } = 3000;

    /// <summary>Greatest drift that is believed, in degrees a second, 0, for none, to 60.</summary>
    public double MostDps { get; init; } = 5;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(RestDps is > 0 and <= 60, nameof(RestDriftOptions), nameof(RestDps), RestDps, "above 0, at most 60°/s");
        Setting.Require(RestMs is >= 0 and <= 10_000, nameof(RestDriftOptions), nameof(RestMs), RestMs, "0 to 10000 ms");
        Setting.Require(LearningMs is >= 100 and <= 600_000, nameof(RestDriftOptions), nameof(LearningMs), LearningMs, "100 to 600000 ms");
        Setting.Require(MostDps is >= 0 and <= 60, nameof(RestDriftOptions), nameof(MostDps), MostDps, "0 to 60°/s");
    }
}
