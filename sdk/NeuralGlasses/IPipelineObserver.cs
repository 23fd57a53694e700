using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>Hears what the pipeline made, for reports; it changes nothing.</summary>
public interface IPipelineObserver
{
    /// <summary>The decision policy accepted a gesture at this host time, whatever became of it.</summary>
    void OnGesture(in GestureEvent gesture, HostTime at);

    /// <summary>An intent was dispatched at its own time; <paramref name="handled"/> says whether it changed something.</summary>
    void OnIntent(in Intent intent, bool handled);

    /// <summary>A block went from the filters to the host in this much computing time; never called without a compute clock.</summary>
    void OnComputed(TimeSpan elapsed, HostTime at);
}
