using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>What the wearer wants, and the gesture that said so.</summary>
/// <param name="Kind">What is wanted.</param>
/// <param name="Cause">The gesture behind it; a finger at the temple has a name of <see cref="TempleGestures"/>.</param>
/// <param name="At">Host time at which the intent was made.</param>
public readonly record struct Intent(IntentKind Kind, GestureEvent Cause, HostTime At)
{
    /// <summary>Steps of a dial, positive clockwise as the wearer sees it; degrees of a drag to the right. 0 for other intents.</summary>
    public double X { get; init; }

    /// <summary>Degrees of a drag downwards; 0 for other intents.</summary>
    public double Y { get; init; }
}
