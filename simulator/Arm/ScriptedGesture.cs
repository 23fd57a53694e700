namespace NeuralGlasses.Simulator.Arm;

/// <summary>What the wearer really did, or was asked to do: the truth that decoded gestures are compared with.</summary>
/// <param name="Gesture">Label.</param>
/// <param name="BeginS">Begin of the gesture (scripted) or of the prompt for it (recorded), in seconds.</param>
/// <param name="EndS">End, likewise.</param>
public sealed record ScriptedGesture(string Gesture, double BeginS, double EndS);
