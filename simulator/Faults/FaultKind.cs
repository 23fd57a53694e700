using NeuralGlasses.Simulator.Glasses.Script;

namespace NeuralGlasses.Simulator.Faults;

/// <summary>Something that can break, or be done to a device.</summary>
/// <param name="Name">Its name in scenario files.</param>
/// <param name="Description">What it is, without a full stop.</param>
/// <param name="Begin">Lets it begin.</param>
/// <param name="End">Lets it end; null for what happens in a moment.</param>
public sealed record FaultKind(string Name, string Description, Action<FaultLevers> Begin, Action<FaultLevers>? End)
{
    /// <summary>The part of the glasses that fails, at any time; null for anything else.</summary>
    public GlassesFault? OfGlasses { get; init; }
}

