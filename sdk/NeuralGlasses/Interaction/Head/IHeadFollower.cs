using NeuralGlasses.Devices;

namespace NeuralGlasses.Interaction.Head;

/// <summary>Who follows the head at times.</summary>
internal interface IHeadFollower
{
    /// <summary>Whether the motion of the head means something to it now.</summary>
    bool IsWanted { get; }

    /// <summary>The head was not followed up to now.</summary>
    void Begin();

    /// <summary>Samples are missing before the next one.</summary>
    /// <param name="count">How many.</param>
    void Miss(long count);

    /// <summary>Takes the next sample.</summary>
    void Take(in HeadSample sample);
}
