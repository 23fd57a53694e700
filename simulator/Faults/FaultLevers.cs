using NeuralGlasses.Simulator.Glasses.Cameras;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Faults;

/// <summary>What a fault can lay hands on.</summary>
/// <param name="Board">The wristband's board.</param>
/// <param name="Radio">The air.</param>
/// <param name="Led">The glasses' capture light; null in a world without glasses.</param>
public sealed record FaultLevers(VirtualBoard Board, LocalRadio Radio, VirtualCaptureLed? Led);
