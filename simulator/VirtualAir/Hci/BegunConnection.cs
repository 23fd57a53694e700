namespace NeuralGlasses.VirtualAir.Hci;

/// <summary>A connection that has begun.</summary>
/// <param name="Handle">What host and controller call it.</param>
/// <param name="IsCentral">Whether this end is the central one.</param>
/// <param name="Timeout">Silence after which it is lost.</param>
internal readonly record struct BegunConnection(ushort Handle, bool IsCentral, TimeSpan Timeout);
