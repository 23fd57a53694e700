using NeuralGlasses.Training.Discrete;

namespace NeuralGlasses.Models.Tests;

/// <summary>A plan small enough for a test.</summary>
internal static class InventedDiscretePlan
{
    public static DiscretePlan Tiny { get; } = new()
    {
        Format = DiscretePlan.CurrentFormat,
        Name = "events",
        Version = "1",
        Teachers = new(1, 2),
        Tuners = new(11, 1),
        Testers = new(21, 1),
        Donnings = 1,
        Repetitions = 1,
        Others = 2,
        LifeSeconds = 2,
        TestRepetitions = 1,
        Learning = new() { Steps = 3, BatchSize = 16 },
    };
}
