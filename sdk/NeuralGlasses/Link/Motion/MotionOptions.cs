using NeuralGlasses.Contract;

namespace NeuralGlasses.Link.Motion;

/// <summary>How the link asks a wristband for its motion.</summary>
public sealed class MotionOptions
{
    /// <summary>
    /// Rate by name, in hertz: one of <see cref="ImuStreamFormat.RatesHz"/>. The default is the one at which the band's sensor runs for itself anyway: it
    /// need not be started anew, which would cost 130 ms of samples, and radio is all that motion then costs.
    /// </summary>
    public int RateHz { get; init; } = 50;

    /// <summary>
    /// Time for which motion goes on after it was last wanted, in milliseconds, 0 or more; a guess. The band keeps its rate without power, and
    /// writes it down whenever it changed, so that it must not be switched with every pinch.
    /// </summary>
    public double LingerMs { get; init; } = 10_000;

    /// <summary>Time after which the rate is set once more if the band did not answer, in milliseconds, above 0.</summary>
    public double AnswerRetryMs { get; init; } = 500;

    /// <summary>Longest wait of a frame for those before it, in milliseconds, 0 or more; two events of a slow (15 ms) connection. Motion is never asked for again.</summary>
    public double MaxWaitMs { get; init; } = 30;

    internal void Check()
    {
        if (Array.IndexOf(ImuStreamFormat.RatesHz, RateHz) < 0)
            throw Wrong(nameof(RateHz), RateHz, $"one of {string.Join(", ", ImuStreamFormat.RatesHz)} Hz");
        if (!(LingerMs >= 0))
            throw Wrong(nameof(LingerMs), LingerMs, "0 ms or more");
        if (!(AnswerRetryMs > 0))
            throw Wrong(nameof(AnswerRetryMs), AnswerRetryMs, "above 0 ms");
        if (!(MaxWaitMs >= 0))
            throw Wrong(nameof(MaxWaitMs), MaxWaitMs, "0 ms or more");
    }

    private static ArgumentOutOfRangeException Wrong(string option, double found, string expected) =>
        new(option, $"{nameof(MotionOptions)}.{option} is {found}; expected {expected}.");
}
