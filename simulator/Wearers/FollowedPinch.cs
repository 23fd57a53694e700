namespace NeuralGlasses.Wearers;

/// <summary>A pinch of somebody who was asked for it.</summary>
/// <param name="AtS">When it begins, in seconds from where the dot began.</param>
/// <param name="Effort">Its effort, 0 to 1.</param>
/// <param name="HoldS">How long it is held, in seconds.</param>
public readonly record struct FollowedPinch(double AtS, double Effort, double HoldS);
