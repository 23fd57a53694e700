using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>
/// Shape of a network that follows a wrist: the loudness of fixed filters every 20 ms beside its slow mean, a linear layer, a gated recurrent layer, the
/// embedding, and one linear layer to velocities, a pinch and angles.
/// </summary>
/// <param name="ChannelCount">Channels of the signal round the arm, at least 3.</param>
public sealed record CursorNetworkOptions(int ChannelCount)
{
    /// <summary>Sample rate, in hertz.</summary>
    public const double RateHz = EventNetworkOptions.RateHz;

    /// <summary>Sample sets of a step, 20 ms.</summary>
    public const int StrideSamples = 20;

    /// <summary>Length of a step, in seconds.</summary>
    public const double StepSeconds = StrideSamples / RateHz;

    /// <summary>Share of a new frame in the slow mean: a time constant of 5 s.</summary>
    public const float MeanShare = 1 / 250f;

    /// <summary>Axes of the wrist: extension and radial deviation.</summary>
    public const int Axes = 2;

    /// <summary>Units of the first linear layer.</summary>
    public int Entry { get; init; } = 64;

    /// <summary>Units of the recurrent layer.</summary>
    public int Hidden { get; init; } = 112;

    /// <summary>Values of the embedding.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>Features of a step.</summary>
    public int Features => EventFilters.PerChannel * ChannelCount;

    /// <summary>Inputs of a step: its features and their slow mean.</summary>
    public int Inputs => 2 * Features;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(3, ChannelCount, nameof(ChannelCount));
        AtLeast(1, Entry, nameof(Entry));
        AtLeast(1, Hidden, nameof(Hidden));
        AtLeast(1, Embedding, nameof(Embedding));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
