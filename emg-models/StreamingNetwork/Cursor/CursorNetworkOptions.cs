using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>
/// Shape of a network that follows a wrist: the loudness of fixed filters every 20 ms beside its means over several times. Two linear layers
/// go to what is known of the wrist, a linear and a gated recurrent one to what is known of the fingers; both together are the embedding, from which one linear layer goes to velocities, a pinch
/// and angles.
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

    /// <summary>Axes of the wrist: extension and radial deviation.</summary>
    public const int Axes = 2;

    /// <summary>Time constants of the means, in seconds. None is so long that a hand that is held bent would be forgotten.</summary>
    public static IReadOnlyList<double> LevelSeconds { get; } = [0.06, 0.12, 0.3, 1];

    /// <summary>Units of the first linear layer.</summary>
    public int Entry { get; init; } = 128;

    /// <summary>Values of the embedding that tell of the wrist; they come first, and a calibration solves what becomes of them.</summary>
    public int Moves { get; init; } = 64;

    /// <summary>Units of the layer in front of the recurrent one.</summary>
    public int Fingers { get; init; } = 48;

    /// <summary>Units of the recurrent layer.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>Values of the embedding that tell of the fingers.</summary>
    public int Pinches { get; init; } = 32;

    /// <summary>Values of the embedding.</summary>
    public int Embedding => Moves + Pinches;

    /// <summary>Features of a step.</summary>
    public int Features => EventFilters.PerChannel * ChannelCount;

    /// <summary>Inputs of a step: its features and their means.</summary>
    public int Inputs => (LevelSeconds.Count + 1) * Features;

    /// <summary>Share of a step in a mean of a time constant in seconds.</summary>
    public static float ShareOf(double seconds) => (float)(1 - Math.Exp(-StepSeconds / seconds));

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(3, ChannelCount, nameof(ChannelCount));
        AtLeast(1, Entry, nameof(Entry));
        AtLeast(1, Moves, nameof(Moves));
        AtLeast(1, Fingers, nameof(Fingers));
        AtLeast(1, Hidden, nameof(Hidden));
        AtLeast(1, Pinches, nameof(Pinches));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
