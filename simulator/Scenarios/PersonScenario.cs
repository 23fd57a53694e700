using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Skin;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>A simulated person from motor units on, what the person does, and how the band sits.</summary>
public sealed record PersonScenario
{
    /// <summary>Seed from which the person is drawn: the same number is the same person in every scenario.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is known of the person; the rest is drawn.</summary>
    public PersonTraits Traits { get; init; } = new();

    /// <summary>How the band sits at the beginning.</summary>
    public Donning Donning { get; init; } = Donning.AsMeant;

    /// <summary>Times at which the band is taken off and put on otherwise, in order.</summary>
    public IReadOnlyList<RedonningScenario> Redonnings { get; init; } = [];

    /// <summary>What disturbs the electrodes, but for the mains, which are the room's.</summary>
    public SkinConditions Skin { get; init; } = new();

    /// <summary>What the arm does besides, in order of time, and nobody means.</summary>
    public IReadOnlyList<ActivityScenario> Activities { get; init; } = [];
}

/// <summary>A while of daily life.</summary>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds.</param>
/// <param name="Activity">Its name.</param>
public sealed record ActivityScenario(double FromS, double ToS, string Activity);

/// <summary>The band is taken off and put on again.</summary>
/// <param name="AtS">When, in seconds.</param>
/// <param name="Donning">How it sits from then on.</param>
public sealed record RedonningScenario(double AtS, Donning Donning);
