namespace NeuralGlasses.StreamingNetwork;

/// <summary>A gap-free stretch of a person's signal with a label for every output step.</summary>
public sealed class NetworkSequence
{
    /// <summary>Label of a step that teaches nothing.</summary>
    public const int Masked = -1;

    /// <summary>Takes a stretch; the arrays are kept, not copied.</summary>
    /// <param name="samples">Filtered signal, [time, channel] with the channel fastest, each channel divided by a scale of the person.</param>
    /// <param name="stepLabels">Class of each step, 0 to classes - 1, or <see cref="Masked"/>; one for every whole stride of samples.</param>
    /// <param name="group">Who it is from; every group counts the same while learning.</param>
    /// <exception cref="ArgumentException">A sample is not a finite number.</exception>
    public NetworkSequence(float[] samples, int[] stepLabels, int group)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(stepLabels);
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
                throw new ArgumentException($"Sample {i} is {samples[i]}, expected a finite number; leave the stretch out or set the channel to zero.", nameof(samples));
        }

        Samples = samples;
        StepLabels = stepLabels;
        Group = group;
    }

    /// <summary>Signal, [time, channel].</summary>
    public float[] Samples { get; }

    /// <summary>Class of each step, or <see cref="Masked"/>.</summary>
    public int[] StepLabels { get; }

    /// <summary>Who it is from.</summary>
    public int Group { get; }

    /// <summary>Output steps that the samples make.</summary>
    /// <param name="options">Shape of the network.</param>
    /// <exception cref="ArgumentException">The samples or labels do not fit the network.</exception>
    public int StepCount(StreamingNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Samples.Length % options.ChannelCount != 0)
            throw new ArgumentException($"The sequence has {Samples.Length} samples, expected a multiple of the network's {options.ChannelCount} channels.");
        var steps = Samples.Length / options.ChannelCount / options.StrideSamples;
        if (steps == 0)
            throw new ArgumentException($"The sequence has {Samples.Length / options.ChannelCount} sample sets, expected at least {options.StrideSamples}, one step of the network.");
        if (StepLabels.Length != steps)
            throw new ArgumentException($"The sequence has {StepLabels.Length} labels, expected {steps}, one for every {options.StrideSamples} sample sets.");
        foreach (var label in StepLabels)
        {
            if (label < Masked || label >= options.ClassCount)
                throw new ArgumentException($"A label of the sequence is {label}, expected {Masked} to {options.ClassCount - 1}.");
        }

        return steps;
    }
}
