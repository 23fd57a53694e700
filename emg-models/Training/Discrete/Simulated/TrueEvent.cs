namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>An event that really happened.</summary>
/// <param name="Label">Its label; the movement's name for one that means nothing.</param>
/// <param name="Seconds">Time at which its first muscle began, or began to let go, in seconds of the session.</param>
/// <param name="EndSeconds">For the begin of a movement the time at which it is let go, else that at which its muscles are silent, in seconds.</param>
/// <param name="Effort">Effort that was asked for, as a share of the greatest drive.</param>
public sealed record TrueEvent(string Label, double Seconds, double EndSeconds, double Effort);
