using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Time as the devices under test have it: that of a simulation, or that on the wall.</summary>
public interface IConformanceClock
{
    /// <summary>The present moment; it never goes back.</summary>
    HostTime Now { get; }

    /// <summary>Lets time go by until a moment.</summary>
    void WaitUntil(HostTime at);
}
