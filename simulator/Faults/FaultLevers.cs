using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Faults;

/// <summary>What a fault can lay hands on.</summary>
/// <param name="Board">The wristband's board.</param>
/// <param name="Radio">The air.</param>
/// <param name="Glasses">The glasses; null in a world without any.</param>
public sealed record FaultLevers(VirtualBoard Board, LocalRadio Radio, VirtualGlasses? Glasses);
