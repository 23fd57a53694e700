namespace NeuralGlasses.Simulator.Wristband;

/// <summary>One effect that the actuator made: when it began, which one of the library, how long it lasted, in microseconds, and whether it was cut off.</summary>
public readonly record struct HapticPulse(long StartMicroseconds, int Effect, long DurationMicroseconds, bool IsCut);
