namespace NeuralGlasses.Training.Comparison;

/// <summary>A prompt and the span in which the person followed it.</summary>
/// <param name="Start">First sample set.</param>
/// <param name="End">Behind the last sample set.</param>
/// <param name="Label">Index of the label among the twin's movements.</param>
/// <param name="Repetition">Which time, from 0.</param>
/// <param name="EffortPercent">Stated effort in percent of the greatest, or 0 where none is stated.</param>
/// <param name="FollowsRest">Whether the half second before is of the same gap-free stretch.</param>
public readonly record struct LabelledPrompt(int Start, int End, int Label, int Repetition, int EffortPercent, bool FollowsRest);
