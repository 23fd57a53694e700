namespace NeuralGlasses.Calibration;

/// <summary>A way to wear the band and how usual it is.</summary>
/// <param name="Permutation">The way.</param>
/// <param name="LogPrior">Natural logarithm of its share among the people that the population was learnt from.</param>
public readonly record struct RingWearing(RingPermutation Permutation, double LogPrior);
