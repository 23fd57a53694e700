namespace NeuralGlasses.Simulator.Radio;

internal enum AttOperation
{
    Subscribe,
    Read,
    Write,
}

/// <summary>One request of the central that waits for a connection event.</summary>
internal readonly record struct AttRequest(AttOperation Operation, Guid Characteristic, byte[] Value);
