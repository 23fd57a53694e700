namespace NeuralGlasses.Training.Comparison;

/// <summary>A recording of one person, real or simulated, as both are measured: sample sets and prompts.</summary>
/// <param name="Subject">Who it is.</param>
/// <param name="Sets">Samples in microvolts or in the set's own unit, [time, channel] with the channel fastest.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="RateHz">Rate, in hertz.</param>
/// <param name="Prompts">Prompts of movements that have a twin, in order.</param>
public sealed record LabelledSignal(string Subject, float[] Sets, int Channels, double RateHz, IReadOnlyList<LabelledPrompt> Prompts)
{
    /// <summary>Sample sets of a span of time, in sets from the beginning.</summary>
    public ReadOnlySpan<float> Span(int start, int end) => Sets.AsSpan(start * Channels, (end - start) * Channels);
}
