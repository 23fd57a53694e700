namespace NeuralGlasses.Link;

/// <summary>What the wristband answered to a command of <see cref="WristbandLink.TryAsk"/>.</summary>
/// <param name="Opcode">Opcode of the command, an Op constant of <see cref="Contract.ControlPoint"/>.</param>
/// <param name="Result">A Result constant of <see cref="Contract.ControlPoint"/>; 0 if no answer came in time.</param>
/// <param name="Returned">What the command returned after success; empty else.</param>
public readonly record struct CommandReply(int Opcode, int Result, ReadOnlyMemory<byte> Returned);
