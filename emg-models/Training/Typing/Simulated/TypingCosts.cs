namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>Where the time of a text goes, in seconds.</summary>
/// <param name="Letters">Gestures of letters.</param>
/// <param name="Takes">Taking the word that is shown.</param>
/// <param name="Choices">Opening and choosing other words, letters and menus.</param>
/// <param name="Erasures">Taking back.</param>
/// <param name="Missed">Gestures of which nothing came.</param>
public sealed record TypingCosts(double Letters, double Takes, double Choices, double Erasures, double Missed)
{
    /// <summary>All together.</summary>
    public double Sum => Letters + Takes + Choices + Erasures + Missed;
}
