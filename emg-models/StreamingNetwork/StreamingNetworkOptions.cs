namespace NeuralGlasses.StreamingNetwork;

/// <summary>
/// Shape of a streaming network: compression x / (1 + |x|), causal convolution, ReLU, layer normalisation, recurrent
/// layer, linear layer. One step out for every <see cref="StrideSamples"/> in.
/// </summary>
/// <param name="ChannelCount">Channels of the signal, at least 1.</param>
/// <param name="ClassCount">Classes to tell apart, at least 2.</param>
/// <param name="StrideSamples">Sample sets a step, at least 1.</param>
/// <param name="KernelSamples">Sample sets that one convolution sees, at least <paramref name="StrideSamples"/>.</param>
public sealed record StreamingNetworkOptions(int ChannelCount, int ClassCount, int StrideSamples, int KernelSamples)
{
    /// <summary>Length of a step for which <see cref="ForRate"/> chooses the stride, in milliseconds.</summary>
    public const double StepMs = 10;

    /// <summary>Filters of the convolution, at least 1.</summary>
    public int Filters { get; init; } = 64;

    /// <summary>Width of the recurrent state, at least 1.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>The recurrent layer.</summary>
    public RecurrentKind Recurrent { get; init; } = RecurrentKind.Lstm;

    /// <summary>
    /// Sample sets before the first one that a step of the beginning sees, all zero: kernel minus stride, so that a step
    /// waits for none but its own samples.
    /// </summary>
    public int ContextSamples => KernelSamples - StrideSamples;

    /// <summary>The shape for a sample rate: a step of 10 ms and a kernel of two strides and one sample.</summary>
    /// <param name="channelCount">Channels of the signal, at least 1.</param>
    /// <param name="classCount">Classes to tell apart, at least 2.</param>
    /// <param name="rateHz">Sample rate, in hertz, of which 10 ms are a whole number of samples.</param>
    /// <exception cref="ArgumentException">10 ms are no whole number of samples.</exception>
    public static StreamingNetworkOptions ForRate(int channelCount, int classCount, double rateHz)
    {
        var stride = rateHz * StepMs / 1000;
        if (!(stride >= 1) || stride > 1000 || stride != Math.Round(stride))
            throw new ArgumentException($"The rate is {rateHz} Hz, expected a multiple of {1000 / StepMs} Hz, so that {StepMs} ms are whole samples; resample first.", nameof(rateHz));
        return new(channelCount, classCount, (int)stride, 2 * (int)stride + 1);
    }

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(1, ChannelCount, nameof(ChannelCount));
        AtLeast(2, ClassCount, nameof(ClassCount));
        AtLeast(1, StrideSamples, nameof(StrideSamples));
        AtLeast(StrideSamples, KernelSamples, nameof(KernelSamples));
        AtLeast(1, Filters, nameof(Filters));
        AtLeast(1, Hidden, nameof(Hidden));
        if (!Enum.IsDefined(Recurrent))
            throw new ArgumentException($"{nameof(Recurrent)} is {Recurrent}, expected {RecurrentKind.Lstm} or {RecurrentKind.Gru}.", nameof(Recurrent));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
