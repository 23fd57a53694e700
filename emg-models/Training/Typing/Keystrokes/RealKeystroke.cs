using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>What a keyboard made of one gesture of a real person.</summary>
/// <param name="Gesture">What was meant.</param>
/// <param name="LatencyMs">Time from when the muscles reached half of their effort to the keystroke, in milliseconds; null where nothing was typed.</param>
/// <param name="PerMille">Probability of each gesture in thousandths, in the order of the file's gestures; empty where nothing was typed.</param>
/// <param name="Extra">Further keystrokes before the next gesture.</param>
public sealed record RealKeystroke(string Gesture, double? LatencyMs, IReadOnlyList<int> PerMille, int Extra)
{
    /// <summary>Index of the pace, in the order of the file's paces.</summary>
    public int Pace { get; init; }

    /// <summary>Whether it was told that the gesture is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHeld { get; init; }
}
