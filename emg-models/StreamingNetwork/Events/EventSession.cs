namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>A gap-free stretch of filtered signal as features, with what a network is to say at each step.</summary>
public sealed class EventSession
{
    /// <summary>Target of a step that teaches nothing.</summary>
    public const sbyte Masked = -1;

    /// <summary>Takes a stretch; the arrays are kept, not copied.</summary>
    /// <param name="frames">What <see cref="EventFilters.Frames"/> gave, [step, feature].</param>
    /// <param name="targets">Class of each step, or <see cref="Masked"/>.</param>
    /// <param name="group">Who it is from; every group counts the same while learning.</param>
    public EventSession(float[] frames, sbyte[] targets, int group)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(targets);
        Frames = frames;
        Targets = targets;
        Group = group;
    }

    /// <summary>Features, [step, feature].</summary>
    public float[] Frames { get; }

    /// <summary>Class of each step, or <see cref="Masked"/>.</summary>
    public sbyte[] Targets { get; }

    /// <summary>Who it is from.</summary>
    public int Group { get; }
}
