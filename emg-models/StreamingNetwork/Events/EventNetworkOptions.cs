namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// Shape of a network that sees short events: the loudness of fixed filters every step, the last frames of it beside its slow mean, three
/// linear layers with rectifiers between them.
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

    /// <summary>Frames that are seen at once, at least 1.</summary>
    public int Frames { get; init; } = 24;

    /// <summary>Units of the first layer, which are the embedding.</summary>
    public int Embedding { get; init; } = 160;

    /// <summary>Units of the second layer.</summary>
    public int Answer { get; init; } = 64;

    /// <summary>Features of a frame.</summary>
    public int Features => EventFilters.PerChannel * ChannelCount;

    /// <summary>Inputs of the first layer.</summary>
    public int Inputs => (Frames + 1) * Features;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(3, ChannelCount, nameof(ChannelCount));
        AtLeast(2, ClassCount, nameof(ClassCount));
        AtLeast(1, Frames, nameof(Frames));
        AtLeast(1, Embedding, nameof(Embedding));
        AtLeast(1, Answer, nameof(Answer));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
