using NeuralGlasses.Simulator.Faults;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>Something that breaks, or is done to the wristband or the glasses, during a run.</summary>
/// <param name="AtS">Begin, in seconds.</param>
/// <param name="ForS">Length, in seconds; null for the rest of the run, or for what happens in a moment.</param>
/// <param name="Fault">Its name in <see cref="FaultCatalogue"/>.</param>
public sealed record FaultScenario(double AtS, double? ForS, string Fault);
