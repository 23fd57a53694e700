namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>The gesture models that come with the simulator.</summary>
public static class ShippedModels
{
    /// <summary>The model of gestures that last: fist, wrist and forearm.</summary>
    public const string HandGestures = "hand-gestures";

    /// <summary>The model of pinches and thumb swipes.</summary>
    public const string DiscreteGestures = "discrete-gestures";

    /// <summary>The model that follows the wrist.</summary>
    public const string WristCursor = "wrist-cursor";

    /// <summary>Names of those that see gestures.</summary>
    public static IReadOnlyList<string> Names { get; } = [HandGestures, DiscreteGestures];

    /// <summary>Folder of the languages in which a wearer can write, beside the program.</summary>
    public static string Languages { get; } = Path.Combine(AppContext.BaseDirectory, "models", "text-entry");

    /// <summary>Folder of one of them, beside the program.</summary>
    public static string FolderOf(string name) => Path.Combine(AppContext.BaseDirectory, "models", name);
}
