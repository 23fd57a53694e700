namespace NeuralGlasses.Calibration.Session;

/// <summary>Where a prompted gesture is steady: a person reacts to a prompt late, and the first part of what is labelled is not the gesture yet.</summary>
public static class SteadyPart
{
    private const double LongestReactionSeconds = 0.5;
    private const double LargestShare = 0.3;

    /// <summary>What is left out after the prompt: half a second, or three tenths of a shorter prompt.</summary>
    /// <param name="length">Length of the prompt, in any unit of time.</param>
    /// <param name="unitsPerSecond">How many of these units make a second, such as the sample rate in hertz.</param>
    public static double Reaction(double length, double unitsPerSecond) => Math.Min(LongestReactionSeconds * unitsPerSecond, LargestShare * length);
}
