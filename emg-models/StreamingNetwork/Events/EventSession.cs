namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>A gap-free stretch of filtered signal with what a network is to say at each step.</summary>
public sealed class EventSession
{
    /// <summary>Target of a step that teaches nothing.</summary>
    public const sbyte Masked = -1;

    /// <summary>Microvolts of one step of a stored sample.</summary>
    public const float LsbMicrovolts = 0.0625f;

    /// <summary>Takes a stretch; the arrays are kept, not copied.</summary>
    /// <param name="samples">Samples in steps of <see cref="LsbMicrovolts"/>, [time, channel] with the channel fastest.</param>
    /// <param name="targets">Class of each step, or <see cref="Masked"/>.</param>
    /// <param name="group">Who it is from; every group counts the same while learning.</param>
    public EventSession(short[] samples, sbyte[] targets, int group)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(targets);
        Samples = samples;
        Targets = targets;
        Group = group;
    }

    /// <summary>Signal, [time, channel], in steps of <see cref="LsbMicrovolts"/>.</summary>
    public short[] Samples { get; }

    /// <summary>Class of each step, or <see cref="Masked"/>.</summary>
    public sbyte[] Targets { get; }

    /// <summary>Who it is from.</summary>
    public int Group { get; }
}
