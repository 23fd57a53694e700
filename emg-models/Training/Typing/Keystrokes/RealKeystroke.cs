namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>What a keyboard made of one gesture of a real person.</summary>
/// <param name="Gesture">What was meant.</param>
/// <param name="LatencyMs">Time from the onset of the muscles to the keystroke, in milliseconds; null where nothing was typed or the onset is unclear.</param>
/// <param name="PerMille">Probability of each gesture in thousandths, in the order of the file's gestures; empty where nothing was typed.</param>
/// <param name="Extra">Further keystrokes within the second after the first.</param>
public sealed record RealKeystroke(string Gesture, double? LatencyMs, IReadOnlyList<int> PerMille, int Extra);
