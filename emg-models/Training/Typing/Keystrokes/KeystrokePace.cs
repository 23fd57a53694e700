using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>How quickly gestures follow each other on a keyboard.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="HoldMs">Time for which the muscles are above half of their effort, in milliseconds.</param>
/// <param name="GapMs">Time for which they are below it before the next gesture, in milliseconds.</param>
public sealed record KeystrokePace(string Name, double HoldMs, double GapMs)
{
    /// <summary>The name of the pace of the first gesture after a pause, for which a wearer takes more time.</summary>
    public const string First = "first";

    /// <summary>The name of the pace of a gesture that is held on purpose.</summary>
    public const string Held = "held";

    /// <summary>Time from one gesture to the next, in milliseconds.</summary>
    [JsonIgnore]
    public double CycleMs => HoldMs + GapMs;

    /// <summary>Whether it is that of the first gesture after a pause.</summary>
    [JsonIgnore]
    public bool IsFirst => Name == First;

    /// <summary>
    /// The paces that are measured. How quick people with practice are with such gestures nobody has published, and these are guesses: naive people make 1.45 of them a second with a game
    /// controller, where each is asked for and seen first (Kaifosh et al. 2025), and the wrist alone can go to and fro four times as quickly.
    /// </summary>
    public static IReadOnlyList<KeystrokePace> All { get; } = [new("slow", 450, 400), new("practised", 350, 250), new("quick", 300, 200), new(First, 600, 600), new(Held, 1100, 300)];
}
