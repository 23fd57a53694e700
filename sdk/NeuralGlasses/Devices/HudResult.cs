using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>What became of a scene that was to be shown, and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">One sentence that says what is missing and why; empty for a scene that is all shown.</param>
/// <param name="VisibleAt">Host time at which the wearer sees it; the present moment where nothing is shown.</param>
public readonly record struct HudResult(HudOutcome Outcome, string Reason, HostTime VisibleAt);
