namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>
/// Shape of a network that reads keystrokes from two wrists: the loudness of fixed filters every 10 ms beside its slow mean, one linear layer a wrist that sees the ring
/// turned by a pair either way (as emg2qwerty's rotation-invariant layer does), two gated recurrent layers, and a linear layer to characters.
/// </summary>
/// <param name="Classes">Characters and, as the last class, the blank of CTC (Graves et al. 2006).</param>
public sealed record TapNetworkOptions(int Classes)
{
    /// <summary>Sample rate, in hertz.</summary>
    public const int RateHz = 2000;

    /// <summary>Channels of a wrist.</summary>
    public const int Channels = 16;

    /// <summary>Wrists.</summary>
    public const int Wrists = 2;

    /// <summary>Sample sets of a step, 40 ms.</summary>
    public const int StrideSamples = 80;

    /// <summary>Length of a step, in seconds.</summary>
    public const double StepSeconds = (double)StrideSamples / RateHz;

    /// <summary>Share of a new step in the slow mean: a time constant of 5 s.</summary>
    public const float MeanShare = 1 / 125f;

    /// <summary>Rows of sixteen inputs of a wrist: loudness in each part of the step, and its slow mean.</summary>
    public const int Planes = (TapFilters.PerChannel * TapFilters.Parts) + TapFilters.PerChannel;

    /// <summary>Inputs of a wrist.</summary>
    public const int WristInputs = Planes * Channels;

    /// <summary>Inputs of a step.</summary>
    public const int Inputs = Wrists * WristInputs;

    /// <summary>Units of the first layer of a wrist.</summary>
    public int Entry { get; init; } = 96;

    /// <summary>Units of each recurrent layer; what the last layer sees.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Class of the blank.</summary>
    public int Blank => Classes - 1;

    /// <summary>Checks every field.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    public void Check()
    {
        AtLeast(2, Classes, nameof(Classes));
        AtLeast(1, Entry, nameof(Entry));
        AtLeast(1, Hidden, nameof(Hidden));
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentException($"{name} is {value}, expected at least {least}.", name);
    }
}
