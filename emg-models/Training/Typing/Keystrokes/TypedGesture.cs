namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>A gesture that was cut to the length of a keystroke.</summary>
/// <param name="Label">Index of its label.</param>
/// <param name="Rise">When the muscles rose through the middle of their effort, in seconds.</param>
/// <param name="Fall">When they fell through it, in seconds.</param>
internal readonly record struct TypedGesture(int Label, double Rise, double Fall);
