namespace NeuralGlasses.Training.Events;

/// <summary>What an evaluation of events found; the three lists have one entry a tested recording, in the same order.</summary>
/// <param name="Policy">The policy that was chosen on the training people.</param>
/// <param name="People">Figures under that policy.</param>
/// <param name="Cler">Errors between classes.</param>
/// <param name="AskedToRepeat">Gestures that the check of the calibration would ask the person to repeat; empty where nobody calibrated.</param>
public sealed record EventOutcome(
    PolicyChoice Policy, IReadOnlyList<EventFigures> People, IReadOnlyList<ClerResult> Cler, IReadOnlyList<IReadOnlyList<string>> AskedToRepeat);
