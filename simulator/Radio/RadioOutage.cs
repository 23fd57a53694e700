namespace NeuralGlasses.Simulator.Radio;

/// <summary>A time in which the air is dead.</summary>
/// <param name="AtS">Begin, in seconds of simulated time.</param>
/// <param name="DurationMs">Length, in milliseconds.</param>
/// <param name="Disconnects">Whether the connection drops and comes back after the outage, rather than surviving it; one that lasts longer than the supervision timeout of a second drops it in any case.</param>
public sealed record RadioOutage(double AtS, double DurationMs, bool Disconnects = false);
