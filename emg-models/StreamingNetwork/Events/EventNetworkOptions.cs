namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// Shape of a network that sees short events: a bank of learnt filters, the logarithm of their mean power over 20 ms, a convolution over the
/// last frames, a recurrent layer, two linear layers. One step out for every <see cref="StrideSamples"/> sample sets in.
/// </summary>
/// <param name="ChannelCount">Channels of the signal, at least 1.</param>
/// <param name="ClassCount">Classes to tell apart, at least 2; the first is rest.</param>
public sealed record EventNetworkOptions(int ChannelCount, int ClassCount)
{
    /// <summary>Sample sets from one output of a filter to the next.</summary>
    public const int FilterStride = 2;

    /// <summary>Sample sets of a step.</summary>
    public int StrideSamples { get; init; } = 10;

    /// <summary>Sample sets that a filter sees, an even number.</summary>
    public int KernelSamples { get; init; } = 24;

    /// <summary>Filters of the bank.</summary>
    public int Filters { get; init; } = 48;

    /// <summary>Frames that the second convolution sees.</summary>
    public int Frames { get; init; } = 5;

    /// <summary>Filters of the second convolution.</summary>
    public int FrameFilters { get; init; } = 64;

    /// <summary>Width of the recurrent state.</summary>
    public int Hidden { get; init; } = 96;

    /// <summary>Width of the layer in front of the answer.</summary>
    public int Answer { get; init; } = 64;

    /// <summary>Microvolts that become 1 in front of the filters.</summary>
    public double ScaleMicrovolts { get; init; } = 10;

    /// <summary>Outputs of a filter whose power makes a frame: those of two steps.</summary>
    public int PowerOutputs => 2 * StrideSamples / FilterStride;

    /// <summary>Sample sets before a step's own that its frame sees.</summary>
    public int ContextSamples => KernelSamples + ((PowerOutputs - 1) * FilterStride) - StrideSamples;

    /// <summary>Length of an embedding: the recurrent state and the second convolution's filters.</summary>
    public int EmbeddingLength => Hidden + FrameFilters;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(1, ChannelCount, nameof(ChannelCount));
        AtLeast(2, ClassCount, nameof(ClassCount));
        AtLeast(1, Filters, nameof(Filters));
        AtLeast(1, Frames, nameof(Frames));
        AtLeast(1, FrameFilters, nameof(FrameFilters));
        AtLeast(1, Hidden, nameof(Hidden));
        AtLeast(1, Answer, nameof(Answer));
        AtLeast(FilterStride, KernelSamples, nameof(KernelSamples));
        AtLeast(FilterStride, StrideSamples, nameof(StrideSamples));
        if (KernelSamples % FilterStride != 0 || StrideSamples % FilterStride != 0)
            throw new ArgumentException($"{nameof(KernelSamples)} is {KernelSamples} and {nameof(StrideSamples)} {StrideSamples}, expected multiples of {FilterStride}.");
        if (!(ScaleMicrovolts > 0))
            throw new ArgumentException($"{nameof(ScaleMicrovolts)} is {ScaleMicrovolts}, expected more than 0 µV.");
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
