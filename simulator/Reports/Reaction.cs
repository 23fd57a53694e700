namespace NeuralGlasses.Simulator.Reports;

/// <summary>The way from somebody's wish for a movement to what the wearer sees; all times are simulated, in seconds.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="AskedS">When it was wished for.</param>
/// <param name="OnsetS">When its first muscle began.</param>
/// <param name="Gesture">Label of the event that came of it.</param>
/// <param name="EventS">When that came.</param>
/// <param name="FrameS">When the display showed a frame because of it; null where there was nothing to change.</param>
public readonly record struct Reaction(string Movement, double AskedS, double OnsetS, string Gesture, double EventS, double? FrameS);
