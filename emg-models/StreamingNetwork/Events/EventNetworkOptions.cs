namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// Shape of a network that sees short events: the loudness of fixed filters every step beside its slow mean, three causal convolutions over
/// the last steps, of which the second and third add to what they see, and two linear layers.
/// </summary>
/// <param name="ChannelCount">Channels of the signal round the arm, at least 3.</param>
/// <param name="ClassCount">Classes to tell apart, at least 2; the first is rest.</param>
public sealed record EventNetworkOptions(int ChannelCount, int ClassCount)
{
    /// <summary>Sample rate, in hertz.</summary>
    public const double RateHz = 1000;

    /// <summary>Sample sets of a step, 10 ms.</summary>
    public const int StrideSamples = 10;

    /// <summary>Share of a new frame in the slow mean: a time constant of 1.5 s.</summary>
    public const float MeanShare = 1 / 150f;

    /// <summary>Steps that each convolution sees, at least 2.</summary>
    public int Kernel { get; init; } = 6;

    /// <summary>Steps between those that the third convolution sees, at least 1.</summary>
    public int Dilation { get; init; } = 3;

    /// <summary>Units of each convolution; those of the third are the embedding.</summary>
    public int Embedding { get; init; } = 192;

    /// <summary>Units of the first linear layer.</summary>
    public int Answer { get; init; } = 64;

    /// <summary>Features of a step.</summary>
    public int Features => EventFilters.PerChannel * ChannelCount;

    /// <summary>Numbers that tell of a step: its features, their slow mean, and a one, where before the first step there is zero.</summary>
    public int FrameLength => (2 * Features) + 1;

    /// <summary>Steps that the third convolution's newest output depends on.</summary>
    public int Frames => Reach + Kernel - 1 + Kernel;

    /// <summary>Inputs of one output.</summary>
    public int Inputs => Frames * FrameLength;

    /// <summary>Steps back to the oldest that the third convolution sees.</summary>
    internal int Reach => (Kernel - 1) * Dilation;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(3, ChannelCount, nameof(ChannelCount));
        AtLeast(2, ClassCount, nameof(ClassCount));
        AtLeast(2, Kernel, nameof(Kernel));
        AtLeast(1, Dilation, nameof(Dilation));
        AtLeast(1, Embedding, nameof(Embedding));
        AtLeast(1, Answer, nameof(Answer));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
