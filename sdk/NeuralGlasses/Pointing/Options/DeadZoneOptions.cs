namespace NeuralGlasses.Pointing.Options;

/// <summary>Speeds at which the cursor rests. The numbers are guesses.</summary>
public sealed record DeadZoneOptions
{
    /// <summary>Speed from which on a resting cursor moves, in degrees a second, 0 to 60.</summary>
    public double LeaveDps { get; init; } = 5;

    /// <summary>Speed below which a moving cursor rests, in degrees a second, 0 to less than or as much as <see cref="LeaveDps"/>.</summary>
    public double RestDps { get; init; } = 2;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(LeaveDps is >= 0 and <= 60, nameof(DeadZoneOptions), nameof(LeaveDps), LeaveDps, "0 to 60°/s");
        Setting.Require(RestDps >= 0 && RestDps <= LeaveDps, nameof(DeadZoneOptions), nameof(RestDps), RestDps, $"0°/s to {nameof(LeaveDps)}, which is {LeaveDps}");
    }
}
