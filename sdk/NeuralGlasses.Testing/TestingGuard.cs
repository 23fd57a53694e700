using System.Reflection;

namespace NeuralGlasses.Testing;

/// <summary>Keeps simulated glasses away from a wearer: the program that runs on real ones cannot make any.</summary>
internal static class TestingGuard
{
    /// <summary>Name of the assembly of the program that runs on the glasses.</summary>
    public const string Program = "neuralglasses-glasses";

    /// <summary>Refuses to go on in the glasses' own program.</summary>
    /// <exception cref="InvalidOperationException">The program is that of the glasses.</exception>
    public static void Check(Assembly? entry)
    {
        if (entry?.GetName().Name == Program)
            throw new InvalidOperationException($"The program {Program} made virtual glasses, which are for tests; give it the devices of the glasses.");
    }
}
