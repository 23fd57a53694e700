namespace NeuralGlasses.BlueZ;

/// <summary>How the way to the wristband stands at one moment.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Problem">What stands in the way.</param>
/// <param name="Sentence">The same for a person, and what to do; empty where nothing does.</param>
/// <param name="Device">Address of the wristband; empty before one is known.</param>
/// <param name="Mtu">ATT MTU of the link, in bytes; 0 without one.</param>
public sealed record RadioCondition(RadioState State, RadioProblem Problem, string Sentence, string Device, int Mtu);
