namespace NeuralGlasses.StreamingNetwork;

/// <summary>How the rate of learning goes: it rises in a straight line, and falls along half a cosine to nothing (Loshchilov and Hutter 2017, arXiv 1608.03983).</summary>
internal static class RateCourse
{
    /// <summary>Share of the highest rate.</summary>
    /// <param name="share">Share of the steps that is done, 0 to 1.</param>
    /// <param name="rising">Share of the steps in which it rises, above 0, below 1.</param>
    public static double At(double share, double rising) => share < rising
        ? share / rising
        : 0.5 + (0.5 * Math.Cos(Math.PI * (share - rising) / (1 - rising)));
}
