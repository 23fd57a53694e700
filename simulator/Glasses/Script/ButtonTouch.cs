using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A finger at the temple.</summary>
/// <param name="AtS">Time at which it comes down, in seconds.</param>
/// <param name="Action">What it does.</param>
/// <param name="HoldS">Time until it lets go, in seconds; null for the usual time of the action. How long it is, and not its name, makes a press a long one.</param>
public sealed record ButtonTouch(double AtS, ButtonAction Action, double? HoldS = null);
